using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.Contracts.Statistics;

/// <summary>The city's year in three numbers, for the public home page.</summary>
internal static class ReadHeadline
{
    /// <param name="TotalAmount">合同成交额 registered this year, 元.</param>
    /// <param name="Growth">Over the same period last year; null against nothing.</param>
    internal sealed record Response(DateOnly AsOf, int Count, decimal TotalAmount, decimal LastYearSamePeriod, decimal? Growth);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/contracts/statistics/headline", Handle).ForAnyone()
        .WithName("ReadHeadline").WithSummary("This year's contract value in public").Produces<Response>();

    private static async Task<IResult> Handle(ContractsDb db, TimeProvider clock, CancellationToken stop)
    {
        var year = new YearToDate(clock.Today());
        var (now, before) = (
            await ReadSums.Of(db, new RowFilter(year.From, year.AsOf), stop), await ReadSums.Of(db, new RowFilter(year.LastFrom, year.LastTo), stop));
        return Results.Ok(new Response(year.AsOf, now.Count, now.Total, before.Total, Growth.Of(now.Total, before.Total)));
    }
}
