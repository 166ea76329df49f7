using Microsoft.EntityFrameworkCore;

namespace TechMarket.Contracts.Statistics;

/// <summary>A year to date, the same period of last year and the whole of it, of one place, in every dimension, from the roll-up.</summary>
internal sealed class YearSums
{
    /// <summary>One value of a dimension. Amounts in 元.</summary>
    internal sealed record Line(
        string Dimension, string Value, int Count, decimal Total, decimal Technology, int LastCount, decimal LastTotal, decimal LastTechnology,
        int WholeCount, decimal WholeTotal, decimal WholeTechnology);

    private static readonly Part none = new("", "", false, 0, 0, 0);
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
        var sums = await Parts(Of(db, filter).Where(Spans.Within(year.From, year.AsOf).Or(Spans.Within(year.LastFrom, year.LastTo))), year, stop);
        var (now, last) = (sums.Where(line => line.ThisYear).ToDictionary(Key), sums.Where(line => !line.ThisYear).ToDictionary(Key));
        var whole = (await Parts(Of(db, filter, wholeOnly: true).Where(Spans.Within(year.LastFrom, year.LastEnd)), year, stop)).ToDictionary(Key);
        return new(now.Keys.Union(last.Keys).Union(whole.Keys).Select(key => Joined(
            key.Dimension, key.Value, now.GetValueOrDefault(key) ?? none, last.GetValueOrDefault(key) ?? none, whole.GetValueOrDefault(key) ?? none)));
    }

    private static (string Dimension, string Value) Key(Part part) => (part.Dimension, part.Value);

    private static Line Joined(string dimension, string value, Part now, Part last, Part whole) => new(
        dimension, value, now.Count, now.Total, now.Technology, last.Count, last.Total, last.Technology, whole.Count, whole.Total, whole.Technology);

    /// <summary>The sums of these lines, apart for what begins this year.</summary>
    private static Task<List<Part>> Parts(IQueryable<ContractSum> lines, YearToDate year, CancellationToken stop)
    {
        var from = year.From;
        return lines.GroupBy(s => new { s.Dimension, s.Value, ThisYear = s.StartsOn >= from })
            .Select(group => new Part(group.Key.Dimension, group.Key.Value, group.Key.ThisYear, group.Sum(s => s.Count), group.Sum(s => s.Total), group.Sum(s => s.Technology)))
            .ToListAsync(stop);
    }

    /// <summary>The lines of the place; its contracts are looked into only where days of a district may be wanted, which costs the planner most of its time.</summary>
    private static IQueryable<ContractSum> Of(ContractsDb db, RowFilter filter, bool wholeOnly = false)
    {
        var (side, place) = SumKey.PlaceOf(filter);
        return (wholeOnly || !Events.Codes.Districts.Quanzhou.Has(place) ? db.Sums.AsNoTracking() : ContractSum.Lines(db)).Where(s => s.Side == side && s.Place == place);
    }

    /// <summary>A value in one period.</summary>
    private sealed record Part(string Dimension, string Value, bool ThisYear, int Count, decimal Total, decimal Technology);
}
