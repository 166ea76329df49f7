using System.Data;
using Microsoft.EntityFrameworkCore;
using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.Contracts.Statistics;

/// <summary>
/// Contract value this year to date against last year and the goal. Three totals exist and differ: registered (登记, by the office), output
/// (输出, by the seller's place) and absorbed (吸纳, by the buyer's place). Every figure carries the address of its rows.
/// </summary>
internal static class ReadStatistics
{
    /// <param name="AsOf">The day up to which is counted, in China.</param>
    /// <param name="Growth">Of the 成交额 to date over the same period last year; 0.3214 for 32.14 %, null against nothing.</param>
    /// <param name="Average">成交额 of this year to date per contract, 元; null without contracts.</param>
    /// <param name="Gdp">The share of 地区生产总值: this year to date and the whole of last year, where that figure was entered.</param>
    /// <param name="CountedAt">When the figures were read.</param>
    /// <param name="Breakdowns">By every other dimension: sub-type, kinds of parties, places of the other side, intellectual property, industry, size and so on.</param>
    internal sealed record Response(
        DateOnly AsOf, string Scope, string Basis, DateTimeOffset CountedAt, Figure ToDate, Figure LastYearSamePeriod, Figure LastYearWhole,
        decimal? Growth, decimal? Average, GoalFigures Goal, Forecast Forecast, IReadOnlyList<Slice> ByDistrict, IReadOnlyList<Slice> ByType,
        IReadOnlyList<Slice> ByField, IReadOnlyList<MonthSlice> ByMonth, IReadOnlyList<Breakdown> Breakdowns, IReadOnlyList<GdpShare> Gdp, string Rows);

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

    public static async Task<Response> Count(View view, ContractsDb db, DateTimeOffset now, CancellationToken stop)
    {
        var year = view.Year;
        var read = await YearSums.Read(db, view.Filter, year, stop);
        var months = await MonthSums.Read(db, view.Filter, year.AsOf, stop);
        var goal = await db.Goals.AsNoTracking().SingleOrDefaultAsync(g => g.Year == year.AsOf.Year && g.Scope == view.Scope, stop);
        var gdp = await db.Gdp.AsNoTracking().Where(g => g.Scope == view.Scope && (g.Year == year.AsOf.Year || g.Year == year.AsOf.Year - 1))
            .OrderByDescending(g => g.Year).ToListAsync(stop);
        var sums = read.All;
        var toDate = new Figure(sums.Count, sums.Total, sums.Technology, view.ThisYear.Rows());
        var lastWhole = new Figure(sums.WholeCount, sums.WholeTotal, sums.WholeTechnology, view.LastWhole.Rows());
        return new Response(
            year.AsOf, view.Scope, view.Basis, now,
            toDate,
            new Figure(sums.LastCount, sums.LastTotal, sums.LastTechnology, view.LastYear.Rows()),
            lastWhole,
            Growth.Of(sums.Total, sums.LastTotal),
            sums.Count == 0 ? null : decimal.Round(sums.Total / sums.Count, 2, MidpointRounding.AwayFromZero),
            GoalFigures.Of(goal, year, sums.Total, sums.WholeTotal),
            Forecast.Of(year, months),
            view.ByDistrict(read),
            view.Slices(read, Dimension.Named("type")),
            view.Slices(read, Dimension.Named("field")),
            view.Months(months, read),
            [.. Dimension.All.Where(dimension => dimension.Name is not ("type" or "field")).Select(dimension => new Breakdown(dimension.Name, view.Slices(read, dimension)))],
            [.. gdp.Select(one => GdpShare.Of(one, one.Year == year.AsOf.Year ? toDate : lastWhole))],
            view.ThisYear.Rows());
    }
}
