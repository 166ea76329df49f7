using TechMarket.Events.Codes;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts.Statistics;

/// <summary>What statistics look at: the period, the place, and whose place counts.</summary>
internal sealed record View(YearToDate Year, string Scope, string Basis, RowFilter Filter)
{
    public RowFilter ThisYear => Filter with { From = Year.From, To = Year.AsOf };
    public RowFilter LastYear => Filter with { From = Year.LastFrom, To = Year.LastTo };
    public RowFilter LastWhole => Filter with { From = Year.LastFrom, To = Year.LastEnd };

    public static View Of(DateOnly asOf, string? scope, string? basis)
    {
        scope = string.IsNullOrWhiteSpace(scope) ? RowFilter.City : scope.Trim();
        basis = string.IsNullOrWhiteSpace(basis) ? "registered" : basis.Trim();
        if (!RowFilter.IsScope(scope))
        {
            throw new ShapeWrong("scope", $"统计范围无效，可用：350500, {Districts.Quanzhou.Known}", $"Unknown scope; known: 350500, {Districts.Quanzhou.Known}");
        }
        if (!StatisticsBases.All.Has(basis))
        {
            throw new ShapeWrong("basis", $"统计口径无效，可用：{StatisticsBases.All.Known}", $"Unknown basis; known: {StatisticsBases.All.Known}");
        }
        if (asOf.Year is < 2000 or > 2100)
        {
            throw new ShapeWrong("asOf", "统计日期须在 2000 年至 2100 年之间", "The day must lie between 2000 and 2100");
        }
        var everywhere = basis == "registered" && scope == RowFilter.City;
        return new View(new YearToDate(asOf), scope, basis, new RowFilter(
            null, null, everywhere ? null : scope, basis == "absorbed" ? RowFilter.Buyer : RowFilter.Seller));
    }

    /// <summary>The districts in their order; those without any contract in either period are left out, except a district of the city.</summary>
    public IReadOnlyList<Slice> ByDistrict(YearSums sums)
    {
        var found = sums.Districts(Filter.Side).ToDictionary(line => line.Value);
        string[] order = Scope == RowFilter.City ? [.. Districts.Quanzhou.All.Select(d => d.Value), RowFilter.Elsewhere] : [Scope];
        return [.. order.Where(code => found.ContainsKey(code) || code != RowFilter.Elsewhere)
            .Select(code => OneSlice(code, found.GetValueOrDefault(code), (rows, code) => rows with { District = code }))];
    }

    /// <summary>The values of a dimension in their order, those without any contract in either period left out.</summary>
    public IReadOnlyList<Slice> Slices(YearSums sums, Dimension dimension)
    {
        var found = sums.By(dimension.Name).Where(line => line.Count > 0 || line.LastCount > 0).ToDictionary(line => line.Value);
        return [.. dimension.Order(found.Keys).Where(found.ContainsKey).Select(code => OneSlice(code, found[code], (rows, code) => rows.With(dimension, code)))];
    }

    /// <summary>The twelve months; the month of the day asked for holds what its whole months leave of the year to date.</summary>
    public IReadOnlyList<MonthSlice> Months(IReadOnlyList<MonthSums.Line> read, YearSums sums)
    {
        var whole = read.Where(line => line.Span == ContractSum.Month).ToDictionary(line => line.StartsOn);
        var past = read.Where(line => line.Span == ContractSum.Month && line.StartsOn >= Year.From && line.StartsOn.Month < Year.AsOf.Month).ToList();
        var open = new MonthSums.Line("", Year.AsOf, sums.All.Count - past.Sum(line => line.Count), sums.All.Total - past.Sum(line => line.Total));
        return [.. Enumerable.Range(1, 12).Select(month => new DateOnly(Year.AsOf.Year, month, 1)).Select(first => OneMonth(first,
            first.Month == Year.AsOf.Month ? open : first > Year.AsOf ? null : whole.GetValueOrDefault(first), whole.GetValueOrDefault(first.AddYears(-1))))];
    }

    private MonthSlice OneMonth(DateOnly first, MonthSums.Line? now, MonthSums.Line? before)
    {
        var last = first.AddMonths(1).AddDays(-1);
        var lastEnd = first.AddYears(-1).AddMonths(1).AddDays(-1);
        return new MonthSlice(first.Month,
            now?.Count ?? 0, now?.Total ?? 0, (Filter with { From = first, To = last < Year.AsOf ? last : first > Year.AsOf ? first.AddDays(-1) : Year.AsOf }).Rows(),
            before?.Count ?? 0, before?.Total ?? 0, (Filter with { From = first.AddYears(-1), To = lastEnd }).Rows(),
            first <= Year.AsOf && Year.AsOf < last,
            (Filter with { From = Year.From, To = last < Year.AsOf ? last : Year.AsOf }).Rows(), (Filter with { From = Year.LastFrom, To = lastEnd }).Rows());
    }

    private Slice OneSlice(string code, YearSums.Line? line, Func<RowFilter, string, RowFilter> narrow) => new(
        code, line?.Count ?? 0, line?.Total ?? 0, line?.Technology ?? 0, line?.LastCount ?? 0, line?.LastTotal ?? 0,
        Growth.Of(line?.Total ?? 0, line?.LastTotal ?? 0), narrow(ThisYear, code).Rows(), narrow(LastYear, code).Rows());
}
