using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.Listings.Needs;

/// <summary>What the caller's organisation posted, newest first.</summary>
internal static class MyNeeds
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/listings/needs/mine", Handle).For(Roles.Enterprise)
        .WithName("MyNeeds").WithSummary("The needs of my organisation, newest first").WithDescription("`status` filters by state.")
        .Produces<Page<Summary>>();

    private static Task<Page<Summary>> Handle(
        Caller caller, ListingsDb db, HttpContext http, CancellationToken stop, string? status = null, string? after = null, int? limit = null) =>
        Mine.Read(db, db.Needs, caller, http, status, after, limit, stop);
}
