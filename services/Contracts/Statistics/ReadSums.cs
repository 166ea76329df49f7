using Microsoft.EntityFrameworkCore;

namespace TechMarket.Contracts.Statistics;

/// <summary>How many contracts, and for how much, in 元.</summary>
internal sealed record Sums(int Count, decimal Total, decimal Technology)
{
    public static readonly Sums Zero = new(0, 0, 0);
}

/// <summary>The sums of a filter: from the roll-up where it is split that finely, else added up from the rows. Both are exact.</summary>
internal static class ReadSums
{
    public static async Task<Sums> Of(ContractsDb db, RowFilter filter, CancellationToken stop) =>
        await (SumKey.Of(filter) is { } key ? RolledUp(db, filter, key) : Added(db, filter)).SingleOrDefaultAsync(stop) ?? Sums.Zero;

    private static IQueryable<Sums> RolledUp(ContractsDb db, RowFilter filter, SumKey key) =>
        (key.Dimension == Dimension.Whole ? db.Sums.AsNoTracking() : ContractSum.Lines(db))
        .Where(s => s.Side == key.Side && s.Place == key.Place && s.Dimension == key.Dimension && s.Value == key.Value)
        .Where(Spans.Within(filter.From, filter.To))
        .GroupBy(_ => 1).Select(all => new Sums(all.Sum(s => s.Count), all.Sum(s => s.Total), all.Sum(s => s.Technology)));

    private static IQueryable<Sums> Added(ContractsDb db, RowFilter filter) => filter.Apply(db.Contracts.AsNoTracking())
        .GroupBy(_ => 1).Select(all => new Sums(
            all.Count(), all.Sum(c => c.Terms.TotalAmount) ?? 0, all.Sum(c => c.Terms.TechnologyAmount) ?? 0));
}
