using System.Data;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TechMarket.Events.Codes;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts.Statistics;

/// <summary>
/// Contract value this year to date against last year and the goal. Three totals exist and differ: registered (登记, by the office), output
/// (输出, by the seller's place) and absorbed (吸纳, by the buyer's place). Every figure carries the address of its rows.
/// </summary>
internal static class ReadStatistics
{
    /// <param name="AsOf">The day up to which is counted, in China.</param>
    /// <param name="Growth">Of the 成交额 to date over the same period last year; 0.3214 for 32.14 %, null against nothing.</param>
    /// <param name="CountedAt">When the figures were read.</param>
    internal sealed record Response(
        DateOnly AsOf, string Scope, string Basis, DateTimeOffset CountedAt, Figure ToDate, Figure LastYearSamePeriod, Figure LastYearWhole,
        decimal? Growth, GoalFigures Goal, IReadOnlyList<Slice> ByDistrict, IReadOnlyList<Slice> ByType, IReadOnlyList<Slice> ByField,
        IReadOnlyList<MonthSlice> ByMonth, string Rows);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/contracts/statistics", Handle)
        .For(Roles.Registrar, Roles.Supervisor, Roles.Administrator, Roles.Service)
        .WithName("ReadStatistics").WithSummary("Contract value toward the goal").Produces<Response>().ProducesProblem(400);

    private static async Task<IResult> Handle(
        DateOnly? asOf, string? scope, string? basis, ContractsDb db, TimeProvider clock, CancellationToken stop)
    {
        var view = View.Of(asOf ?? clock.Today(), scope, basis);
        await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        return Results.Ok(await Count(view, db, clock.GetUtcNow(), stop));
    }

    private static async Task<Response> Count(View view, ContractsDb db, DateTimeOffset now, CancellationToken stop)
    {
        var (year, filter) = (view.Year, view.Filter);
        Task<List<Tally.Line<TKey>>> By<TKey>(Expression<Func<Contract, TKey>> key) => filter.Apply(db.Contracts.AsNoTracking()).By(key, year, stop);
        var sums = (await By(_ => "")).SingleOrDefault() ?? new Tally.Line<string>("", 0, 0, 0, 0, 0, 0, 0, 0, 0);
        var goal = await db.Goals.AsNoTracking().SingleOrDefaultAsync(g => g.Year == year.AsOf.Year && g.Scope == view.Scope, stop);
        var months = await By(c => c.RegisteredOn!.Value.Month);
        return new Response(
            year.AsOf, view.Scope, view.Basis, now,
            new Figure(sums.Count, sums.Total, sums.Technology, view.ThisYear.Rows()),
            new Figure(sums.LastCount, sums.LastTotal, sums.LastTechnology, view.LastYear.Rows()),
            new Figure(sums.WholeCount, sums.WholeTotal, sums.WholeTechnology, view.LastWhole.Rows()),
            Growth.Of(sums.Total, sums.LastTotal),
            GoalFigures.Of(goal, year, sums.Total, sums.WholeTotal),
            view.Slices(await By(RowFilter.DistrictOf(filter.Side)), view.DistrictOrder, (rows, code) => rows with { District = code }),
            view.Slices(await By(c => c.Terms.Type!), ContractTypes.All.All.Select(t => t.Value), (rows, code) => rows with { Type = code }),
            view.Slices(await By(c => c.Terms.Field ?? RowFilter.NoField), [.. Fields.All.All.Select(f => f.Value), RowFilter.NoField], (rows, code) => rows with { Field = code }),
            [.. Enumerable.Range(1, 12).Select(month => view.Month(month, months.Find(m => m.Key == month)))],
            view.ThisYear.Rows());
    }

    /// <summary>What is looked at: the period, the place, and whose place counts.</summary>
    internal sealed record View(YearToDate Year, string Scope, string Basis, RowFilter Filter)
    {
        public RowFilter ThisYear => Filter with { From = Year.From, To = Year.AsOf };
        public RowFilter LastYear => Filter with { From = Year.LastFrom, To = Year.LastTo };
        public RowFilter LastWhole => Filter with { From = Year.LastFrom, To = Year.LastEnd };

        public IEnumerable<string> DistrictOrder => Scope == RowFilter.City
            ? [.. Districts.Quanzhou.All.Select(d => d.Value), RowFilter.Elsewhere]
            : [Scope];

        public static View Of(DateOnly asOf, string? scope, string? basis)
        {
            scope = string.IsNullOrWhiteSpace(scope) ? RowFilter.City : scope.Trim();
            basis = string.IsNullOrWhiteSpace(basis) ? "registered" : basis.Trim();
            if (!RowFilter.IsScope(scope))
            {
                throw new ShapeWrong("scope", $"统计范围无效，可用：350500, {Districts.Quanzhou.Known}", $"Unknown scope; known: 350500, {Districts.Quanzhou.Known}");
            }
            if (basis is not ("registered" or "output" or "absorbed"))
            {
                throw new ShapeWrong("basis", "统计口径无效，可用：registered, output, absorbed", "Unknown basis; known: registered, output, absorbed");
            }
            if (asOf.Year is < 2000 or > 2100)
            {
                throw new ShapeWrong("asOf", "统计日期须在 2000 年至 2100 年之间", "The day must lie between 2000 and 2100");
            }
            var everywhere = basis == "registered" && scope == RowFilter.City;
            return new View(new YearToDate(asOf), scope, basis, new RowFilter(
                null, null, everywhere ? null : scope, basis == "absorbed" ? RowFilter.Buyer : RowFilter.Seller));
        }

        /// <summary>The lines in their order; those without any contract in either period are left out, except a district of the city.</summary>
        public IReadOnlyList<Slice> Slices(List<Tally.Line<string>> lines, IEnumerable<string> order, Func<RowFilter, string, RowFilter> narrow) =>
            [.. order.Select(code => (code, line: lines.Find(l => l.Key == code)))
                .Where(pair => pair.line is { Count: > 0 } or { LastCount: > 0 } || Districts.Quanzhou.Has(pair.code))
                .Select(pair => OneSlice(pair.code, pair.line, narrow))];

        public MonthSlice Month(int month, Tally.Line<int>? line)
        {
            var first = new DateOnly(Year.AsOf.Year, month, 1);
            var last = first.AddMonths(1).AddDays(-1);
            var lastEnd = first.AddYears(-1).AddMonths(1).AddDays(-1);
            return new MonthSlice(month,
                line?.Count ?? 0, line?.Total ?? 0, (Filter with { From = first, To = last < Year.AsOf ? last : first > Year.AsOf ? first.AddDays(-1) : Year.AsOf }).Rows(),
                line?.WholeCount ?? 0, line?.WholeTotal ?? 0, (Filter with { From = first.AddYears(-1), To = lastEnd }).Rows(),
                first <= Year.AsOf && Year.AsOf < last,
                (Filter with { From = Year.From, To = last < Year.AsOf ? last : Year.AsOf }).Rows(), (Filter with { From = Year.LastFrom, To = lastEnd }).Rows());
        }

        private Slice OneSlice(string code, Tally.Line<string>? line, Func<RowFilter, string, RowFilter> narrow) => new(
            code, line?.Count ?? 0, line?.Total ?? 0, line?.Technology ?? 0, line?.LastCount ?? 0, line?.LastTotal ?? 0,
            Growth.Of(line?.Total ?? 0, line?.LastTotal ?? 0), narrow(ThisYear, code).Rows(), narrow(LastYear, code).Rows());
    }
}
