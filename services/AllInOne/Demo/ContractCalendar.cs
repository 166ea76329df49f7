namespace TechMarket.AllInOne.Demo;

/// <summary>
/// When contracts are registered in the demo years, and how much each year brings. Every year follows the same daily
/// shares, so that growth over the same period of last year is believable on any day, not only at year's end.
/// </summary>
internal static class ContractCalendar
{
    private const decimal Growth = 1.30m;

    /// <summary>Share of the year's value by month: a light February, a heavy fourth quarter.</summary>
    private static readonly double[] MonthShares = [.065, .04, .08, .07, .075, .09, .075, .075, .09, .085, .11, .145];

    private static readonly Slot[] Slots = [.. LaySlots()];

    /// <summary>Value of a whole year in 元: 6.2, 8.1 and 10.4 亿元 for 2023 to 2025, then 30 % more each year.</summary>
    internal static decimal ValueOf(int year) => year switch
    {
        < 2023 => 620_000_000m / Power(2023 - year),
        2023 => 620_000_000m,
        2024 => 810_000_000m,
        _ => 1_040_000_000m * Power(year - 2025),
    };

    /// <summary>The days of a year on which contracts are registered, in order, with that day's value and number of contracts.</summary>
    internal static IEnumerable<Day> DaysOf(int year)
    {
        var value = ValueOf(year);
        double count = CountOf(year), counted = 0;
        foreach (var slot in Slots)
        {
            var before = Math.Floor(counted);
            counted += count * slot.CountShare;
            var contracts = Math.Max(1, (int)(Math.Floor(counted) - before));
            yield return new(WorkingDay(new(year, slot.Month, slot.Day)), value * (decimal)slot.ValueShare, contracts);
        }
    }

    private static double CountOf(int year) => year switch
    {
        <= 2023 => 260 / Math.Pow(1.27, 2023 - year),
        2024 => 340,
        _ => 430 * Math.Pow(1.27, year - 2025),
    };

    private static decimal Power(int years) => Enumerable.Repeat(Growth, years).Aggregate(1m, (product, factor) => product * factor);

    private static DateOnly WorkingDay(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(-1),
        DayOfWeek.Sunday => day.AddDays(day is { Month: 12, Day: 31 } ? -2 : 1),
        _ => day,
    };

    private static IEnumerable<Slot> LaySlots()
    {
        var chance = new Chance(3505);
        for (var month = 1; month <= 12; month++)
        {
            var share = MonthShares[month - 1];
            var days = Enumerable.Range(1, DateTime.DaysInMonth(2023, month))
                .Where(day => !Holiday(month, day) && chance.Below(.35))
                .Select(day => (Day: day, Weight: Math.Min(chance.Skewed(1.3), 4))).ToList();
            var weight = days.Sum(day => day.Weight);
            foreach (var (day, own) in days)
            {
                yield return new(month, day, share * own / weight, share / days.Count);
            }
        }
    }

    private static bool Holiday(int month, int day) => (month, day) is (1, <= 3) or (5, <= 3) or (10, <= 7);

    internal sealed record Day(DateOnly Date, decimal Value, int Contracts);

    private sealed record Slot(int Month, int Day, double ValueShare, double CountShare);
}
