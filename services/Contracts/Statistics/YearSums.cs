using Microsoft.EntityFrameworkCore;

namespace TechMarket.Contracts.Statistics;

/// <summary>A year to date, the same period of last year and the whole of it, of one place, in every dimension: one look into the roll-up.</summary>
internal sealed class YearSums
{
    /// <summary>One value of a dimension. Amounts in 元.</summary>
    internal sealed record Line(
        string Dimension, string Value, int Count, decimal Total, decimal Technology, int LastCount, decimal LastTotal, decimal LastTechnology,
        int WholeCount, decimal WholeTotal, decimal WholeTechnology);

    private readonly ILookup<string, Line> lines;

    private YearSums(IEnumerable<Line> lines) => this.lines = lines.ToLookup(line => line.Dimension);

    public Line All => lines[Dimension.Whole].SingleOrDefault() ?? new Line(Dimension.Whole, "", 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public IEnumerable<Line> By(string dimension) => lines[dimension];

    /// <summary>The districts of Quanzhou by themselves and the rest of the world as one.</summary>
    public IEnumerable<Line> Districts(string side) => By($"{side}District").GroupBy(line => RowFilter.DistrictOf(line.Value)).Select(places => new Line(
        $"{side}District", places.Key, places.Sum(p => p.Count), places.Sum(p => p.Total), places.Sum(p => p.Technology),
        places.Sum(p => p.LastCount), places.Sum(p => p.LastTotal), places.Sum(p => p.LastTechnology),
        places.Sum(p => p.WholeCount), places.Sum(p => p.WholeTotal), places.Sum(p => p.WholeTechnology)));

    public static async Task<YearSums> Read(ContractsDb db, RowFilter filter, YearToDate year, CancellationToken stop)
    {
        var (side, place) = SumKey.PlaceOf(filter);
        var (from, to, lastFrom, lastTo) = (year.From, year.AsOf, year.LastFrom, year.LastTo);
        var (open, lastOpen) = (MonthAfter(to), MonthAfter(lastTo));
        var sums = ContractSum.Lines(db).Where(s => s.Side == side && s.Place == place)
            .Where(s => (s.Span == ContractSum.Month && s.StartsOn >= lastFrom && s.StartsOn < open)
                || (s.Span == ContractSum.Day && ((s.StartsOn >= open && s.StartsOn <= to) || (s.StartsOn >= lastOpen && s.StartsOn <= lastTo))));
        return new(await sums.GroupBy(s => new { s.Dimension, s.Value }).Select(group => new Line(
            group.Key.Dimension,
            group.Key.Value,
            group.Where(s => s.StartsOn >= from).Sum(s => s.Count),
            group.Where(s => s.StartsOn >= from).Sum(s => s.Total),
            group.Where(s => s.StartsOn >= from).Sum(s => s.Technology),
            group.Where(s => s.StartsOn < lastOpen || (s.StartsOn < from && s.Span == ContractSum.Day)).Sum(s => s.Count),
            group.Where(s => s.StartsOn < lastOpen || (s.StartsOn < from && s.Span == ContractSum.Day)).Sum(s => s.Total),
            group.Where(s => s.StartsOn < lastOpen || (s.StartsOn < from && s.Span == ContractSum.Day)).Sum(s => s.Technology),
            group.Where(s => s.StartsOn < from && s.Span == ContractSum.Month).Sum(s => s.Count),
            group.Where(s => s.StartsOn < from && s.Span == ContractSum.Month).Sum(s => s.Total),
            group.Where(s => s.StartsOn < from && s.Span == ContractSum.Month).Sum(s => s.Technology))).ToListAsync(stop));
    }

    /// <summary>The first day of the month that is not over at the end of a day.</summary>
    private static DateOnly MonthAfter(DateOnly day) => new(day.AddDays(1).Year, day.AddDays(1).Month, 1);
}
