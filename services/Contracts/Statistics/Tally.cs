using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace TechMarket.Contracts.Statistics;

/// <summary>Counts and sums two years of contracts in the database, whole or split by a key. Sums are exact decimals.</summary>
internal static class Tally
{
    /// <summary>A key with this year to date, last year's same period and the whole of last year.</summary>
    internal sealed record Line<TKey>(
        TKey Key, int Count, decimal Total, decimal Technology, int LastCount, decimal LastTotal, decimal LastTechnology,
        int WholeCount, decimal WholeTotal, decimal WholeTechnology);

    public static Task<List<Line<TKey>>> By<TKey>(
        this IQueryable<Contract> contracts, Expression<Func<Contract, TKey>> key, YearToDate year, CancellationToken stop)
    {
        var (from, to, lastFrom, lastTo, lastEnd) = (year.From, year.AsOf, year.LastFrom, year.LastTo, year.LastEnd);
        return contracts.Where(c => c.RegisteredOn >= lastFrom && c.RegisteredOn <= to).GroupBy(key).Select(group => new Line<TKey>(
            group.Key,
            group.Count(c => c.RegisteredOn >= from),
            group.Where(c => c.RegisteredOn >= from).Sum(c => c.Terms.TotalAmount) ?? 0,
            group.Where(c => c.RegisteredOn >= from).Sum(c => c.Terms.TechnologyAmount) ?? 0,
            group.Count(c => c.RegisteredOn <= lastTo),
            group.Where(c => c.RegisteredOn <= lastTo).Sum(c => c.Terms.TotalAmount) ?? 0,
            group.Where(c => c.RegisteredOn <= lastTo).Sum(c => c.Terms.TechnologyAmount) ?? 0,
            group.Count(c => c.RegisteredOn <= lastEnd),
            group.Where(c => c.RegisteredOn <= lastEnd).Sum(c => c.Terms.TotalAmount) ?? 0,
            group.Where(c => c.RegisteredOn <= lastEnd).Sum(c => c.Terms.TechnologyAmount) ?? 0)).ToListAsync(stop);
    }
}
