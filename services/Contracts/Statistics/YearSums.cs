using Microsoft.EntityFrameworkCore;

namespace TechMarket.Contracts.Statistics;

/// <summary>A year to date, the same period of last year and the whole of it, of one place, in every dimension, from the roll-up.</summary>
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
        var now = await Period(db, filter, year.From, year.AsOf, stop);
        var last = await Period(db, filter, year.LastFrom, year.LastTo, stop);
        var whole = await Period(db, filter, year.LastFrom, year.LastEnd, stop);
        return new(now.Keys.Union(last.Keys).Union(whole.Keys).Select(key => Joined(key.Dimension, key.Value,
            now.GetValueOrDefault(key, Sums.Zero), last.GetValueOrDefault(key, Sums.Zero), whole.GetValueOrDefault(key, Sums.Zero))));
    }

    private static Line Joined(string dimension, string value, Sums now, Sums last, Sums whole) => new(
        dimension, value, now.Count, now.Total, now.Technology, last.Count, last.Total, last.Technology, whole.Count, whole.Total, whole.Technology);

    private static async Task<Dictionary<(string Dimension, string Value), Sums>> Period(ContractsDb db, RowFilter filter, DateOnly from, DateOnly to, CancellationToken stop)
    {
        var (side, place) = SumKey.PlaceOf(filter);
        return await ContractSum.Lines(db).Where(s => s.Side == side && s.Place == place).Where(Spans.Within(from, to))
            .GroupBy(s => new { s.Dimension, s.Value })
            .Select(group => new { group.Key, Sums = new Sums(group.Sum(s => s.Count), group.Sum(s => s.Total), group.Sum(s => s.Technology)) })
            .ToDictionaryAsync(line => (line.Key.Dimension, line.Key.Value), line => line.Sums, stop);
    }
}
