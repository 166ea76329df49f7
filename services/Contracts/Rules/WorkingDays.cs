using System.Reflection;
using TechMarket.Platform;

namespace TechMarket.Contracts.Rules;

/// <summary>
/// Which days are worked. The years known are data (<c>Holidays/*.json</c>, and those in the folder <c>Market:Registration:Holidays</c>, which win); of any
/// other year only weekends and the holidays of fixed date are, which is said wherever a last day is shown.
/// </summary>
internal sealed class WorkingDays
{
    private readonly Dictionary<int, HolidayYear> years;

    public WorkingDays(Settings settings)
        : this([.. Published(), .. settings["Registration:Holidays"] is { Length: > 0 } folder ? InFolder(folder) : []])
    {
    }

    public WorkingDays(IEnumerable<HolidayYear> known)
    {
        years = [];
        foreach (var year in known)
        {
            years[year.Year] = year;
        }
    }

    /// <summary>The notices that are known, by year.</summary>
    public IReadOnlyDictionary<int, HolidayYear> Known => years;

    public bool IsWorked(DateOnly day) => years.TryGetValue(day.Year, out var year) && (year.IsHoliday(day) || year.IsWorkday(day))
        ? year.IsWorkday(day)
        : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && (year is not null || !IsAlwaysHoliday(day));

    /// <summary>全国年节及纪念日放假办法 art. 2: the days that need no announcement, New Year, Labour Day and National Day.</summary>
    private static bool IsAlwaysHoliday(DateOnly day) => (day.Month, day.Day) is (1, 1) or (5, 1 or 2) or (10, 1 or 2 or 3);

    /// <summary>The day that many working days after this one, which itself does not count.</summary>
    public DateOnly After(DateOnly start, int count)
    {
        var day = start;
        while (count > 0)
        {
            day = day.AddDays(1);
            count -= IsWorked(day) ? 1 : 0;
        }
        return day;
    }

    /// <summary>True when the holidays of every year from one day to the other are known.</summary>
    public bool Covers(DateOnly from, DateOnly to) => Enumerable.Range(from.Year, to.Year - from.Year + 1).All(years.ContainsKey);

    public static IEnumerable<HolidayYear> Published()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.Contains(".Holidays.", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return HolidayYear.Read(name, reader.ReadToEnd());
        }
    }

    private static IEnumerable<HolidayYear> InFolder(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(file => HolidayYear.Read(file, File.ReadAllText(file)))
        : throw new SettingWrong($"Market:Registration:Holidays is '{folder}', which is no folder.");
}
