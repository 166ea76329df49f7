using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.Listings.Results;

/// <summary>What the caller's organisation posted, newest first.</summary>
internal static class MyResults
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/listings/results/mine", Handle).For(Roles.Institute)
        .WithName("MyResults").WithSummary("The results of my organisation, newest first").WithDescription("`status` filters by state.")
        .Produces<Page<Summary>>();

    private static Task<Page<Summary>> Handle(
        Caller caller, ListingsDb db, HttpContext http, CancellationToken stop, string? status = null, string? after = null, int? limit = null) =>
        Mine.Read(db, db.Results, caller, http, status, after, limit, stop);
}
