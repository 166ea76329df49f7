using System.Linq.Expressions;
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
    /// <summary>No contract was registered before or will be after; open ends are read from and up to here.</summary>
    private static readonly DateOnly Earliest = new(1900, 1, 1), Latest = new(2900, 12, 31);

    public static async Task<Sums> Of(ContractsDb db, RowFilter filter, CancellationToken stop) =>
        await (SumKey.Of(filter) is { } key ? RolledUp(db, filter, key) : Added(db, filter)).SingleOrDefaultAsync(stop) ?? Sums.Zero;

    private static IQueryable<Sums> RolledUp(ContractsDb db, RowFilter filter, SumKey key) =>
        (key.Dimension == Dimension.Whole ? db.Sums.AsNoTracking() : ContractSum.Lines(db))
        .Where(s => s.Side == key.Side && s.Place == key.Place && s.Dimension == key.Dimension && s.Value == key.Value)
        .Where(Within(filter.From, filter.To))
        .GroupBy(_ => 1).Select(all => new Sums(all.Sum(s => s.Count), all.Sum(s => s.Total), all.Sum(s => s.Technology)));

    private static IQueryable<Sums> Added(ContractsDb db, RowFilter filter) => filter.Apply(db.Contracts.AsNoTracking())
        .GroupBy(_ => 1).Select(all => new Sums(
            all.Count(), all.Sum(c => c.Terms.TotalAmount) ?? 0, all.Sum(c => c.Terms.TechnologyAmount) ?? 0));

    /// <summary>The whole months of a period, and the days before the first and after the last of them.</summary>
    private static Expression<Func<ContractSum, bool>> Within(DateOnly? from, DateOnly? to)
    {
        var (first, end) = (Within(from ?? Earliest), Within(to ?? Latest));
        var next = end.AddDays(1);
        var (months, tail) = (first.Day == 1 ? first : MonthOf(first).AddMonths(1), MonthOf(next));
        (months, tail) = months > tail ? (next, next) : (months, tail);
        return s => (s.Span == ContractSum.Month && s.StartsOn >= months && s.StartsOn < tail)
            || (s.Span == ContractSum.Day && ((s.StartsOn >= first && s.StartsOn < months) || (s.StartsOn >= tail && s.StartsOn <= end)));
    }

    private static DateOnly Within(DateOnly day) => day < Earliest ? Earliest : day > Latest ? Latest : day;

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);
}
