using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;

namespace TechMarket.Listings.Lists;

/// <summary>How much there is in the market, for the home page.</summary>
internal static class Counts
{
    internal sealed record Response(int Needs, int Results, int Institutes, int Enterprises);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/listings/counts", Handle).ForAnyone()
        .WithName("ListingCounts").WithSummary("Published needs and results, verified institutes and enterprises");

    private static async Task<Response> Handle(ListingsDb db, CancellationToken stop) => new(
        await db.Needs.CountAsync(need => need.Status == PostedStatus.Published, stop),
        await db.Results.CountAsync(result => result.Status == PostedStatus.Published, stop),
        await db.Organisations.CountAsync(known => known.Kind == "institute" && known.Status == "verified", stop),
        await db.Organisations.CountAsync(known => known.Kind == "enterprise" && known.Status == "verified", stop));
}
