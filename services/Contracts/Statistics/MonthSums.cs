using Microsoft.EntityFrameworkCore;

namespace TechMarket.Contracts.Statistics;

/// <summary>The months of the last years of one place, split no further.</summary>
internal static class MonthSums
{
    /// <summary>How many years before the one looked at are read.</summary>
    public const int Years = 8;

    /// <param name="Span">month, or day for the days up to the one looked at in its month, in every year.</param>
    internal sealed record Line(string Span, DateOnly StartsOn, int Count, decimal Total);

    public static Task<List<Line>> Read(ContractsDb db, RowFilter filter, DateOnly asOf, CancellationToken stop)
    {
        var (side, place) = SumKey.PlaceOf(filter);
        var (from, to, month, day) = (new DateOnly(asOf.Year - Years, 1, 1), asOf, asOf.Month, asOf.Day);
        return db.Sums.AsNoTracking()
            .Where(s => s.Dimension == Dimension.Whole && s.Side == side && s.Place == place && s.StartsOn >= from && s.StartsOn <= to)
            .Where(s => s.Span == ContractSum.Month || (s.Span == ContractSum.Day && s.StartsOn.Month == month && s.StartsOn.Day <= day))
            .Select(s => new Line(s.Span, s.StartsOn, s.Count, s.Total)).ToListAsync(stop);
    }
}
