namespace TechMarket.Contracts.Statistics;

/// <summary>The year up to a day, and the same period of the year before (official tables are cumulative: 1—N月, compared with the same months).</summary>
internal sealed record YearToDate(DateOnly AsOf)
{
    public DateOnly From => new(AsOf.Year, 1, 1);

    public DateOnly LastFrom => new(AsOf.Year - 1, 1, 1);

    /// <summary>The same day last year; 29 February is compared with 28 February.</summary>
    public DateOnly LastTo => AsOf.AddYears(-1);

    public DateOnly LastEnd => new(AsOf.Year - 1, 12, 31);

    /// <summary>The share of the year that has passed at the end of the day: 1 on 31 December.</summary>
    public decimal Passed => decimal.Round((decimal)AsOf.DayOfYear / (DateTime.IsLeapYear(AsOf.Year) ? 366 : 365), 6);
}

/// <summary>Growth as official tables show it.</summary>
internal static class Growth
{
    /// <summary>0.3214 for 32.14 %, rounded half up to 4 decimals; null when there is nothing to compare with.</summary>
    public static decimal? Of(decimal now, decimal before) =>
        before == 0 ? null : decimal.Round((now - before) / before, 4, MidpointRounding.AwayFromZero);
}
