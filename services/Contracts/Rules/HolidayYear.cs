using System.Text.Json;
using TechMarket.Platform;

namespace TechMarket.Contracts.Rules;

/// <summary>One year's public holidays and the weekends worked in exchange (调休上班), as the State Council announces them each autumn.</summary>
/// <param name="Source">The notice it is taken from.</param>
internal sealed record HolidayYear(int Year, string Source, IReadOnlyList<HolidayYear.Span> Holidays, IReadOnlyList<DateOnly> Workdays)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };

    /// <summary>First and last day off.</summary>
    internal sealed record Span(string Name, DateOnly From, DateOnly To);

    public bool IsHoliday(DateOnly day) => Holidays.Any(span => span.From <= day && day <= span.To);

    public bool IsWorkday(DateOnly day) => Workdays.Contains(day);

    /// <exception cref="SettingWrong">The file is no such year.</exception>
    public static HolidayYear Read(string name, string text)
    {
        try
        {
            var year = JsonSerializer.Deserialize<HolidayYear>(text, Json)!;
            return year.Fault() is { } fault ? throw new SettingWrong($"The holiday calendar {name}: {fault}.") : year;
        }
        catch (JsonException broken)
        {
            throw new SettingWrong($"The holiday calendar {name} cannot be read: {broken.Message} Its form is that of services/Contracts/Rules/Holidays/2026.json.");
        }
    }

    private string? Fault() =>
        Holidays.FirstOrDefault(span => span.To < span.From || span.From.Year != Year || span.To.Year != Year) is { } odd ? $"'{odd.Name}' does not lie in {Year}, or ends before it begins"
        : Workdays.FirstOrDefault(day => day.Year != Year || day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) || IsHoliday(day)) is { Year: > 1 } wrong
            ? $"{Canonical.Of(wrong)} is no weekend of {Year} worked in exchange"
        : null;
}
