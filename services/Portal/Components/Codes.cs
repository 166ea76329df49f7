using System.Globalization;
using TechMarket.Events.Codes;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Portal.Components;

/// <summary>Codes as a page says them.</summary>
public static class Codes
{
    /// <summary>Several codes in one line; null when there are none, so that nothing is shown.</summary>
    public static string? Join(CodeList list, IReadOnlyCollection<string>? values) =>
        values is { Count: > 0 } ? Joined(values.Select(list.Label)) : null;

    /// <summary>One code's words; null for none, so that nothing is shown.</summary>
    public static string? One(CodeList list, string? value) => value is null ? null : list.Label(value);

    public static string? Industry(string? code) => code is null ? null : Industries.Divisions.Label(code);

    public static string? Level(int? maturity) => maturity is null ? null : Maturity.Levels.Label(maturity.Value.ToString(CultureInfo.InvariantCulture));
}
