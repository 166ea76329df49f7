using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;

namespace TechMarket.Search.Ranking;

/// <summary>All rankers that were ever learned, the latest first.</summary>
internal static class ReadRankers
{
    internal sealed record Response(IReadOnlyList<RankerView> Items);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/search/rankers", Handle).For(Roles.Service, Roles.Administrator)
        .WithName("ReadRankers").WithSummary("The rankers learned from the market's outcomes, the latest first; none active means the usual weights.");

    private static async Task<Response> Handle(SearchDb db, CancellationToken stop) =>
        new([.. (await db.Rankers.AsNoTracking().OrderByDescending(r => r.Version).ToListAsync(stop)).Select(RankerView.Of)]);
}
