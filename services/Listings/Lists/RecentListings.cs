using Microsoft.EntityFrameworkCore;
using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.Listings.Lists;

/// <summary>The newest published needs or results, for the home page.</summary>
internal static class RecentListings
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/listings/needs/recent", (ListingsDb db, CancellationToken stop, int? limit = null) => Handle(db, db.Needs, limit, stop))
            .ForAnyone().WithName("RecentNeeds").WithSummary("The newest published needs");
        routes.MapGet("/api/listings/results/recent", (ListingsDb db, CancellationToken stop, int? limit = null) => Handle(db, db.Results, limit, stop))
            .ForAnyone().WithName("RecentResults").WithSummary("The newest published results");
    }

    private static async Task<Page<Summary>> Handle<T>(ListingsDb db, DbSet<T> all, int? limit, CancellationToken stop) where T : Posted =>
        new(await db.Summarise(all.Where(posted => posted.Status == PostedStatus.Published)
            .OrderByDescending(posted => posted.PublishedAt).Take(Paging.Limit(limit, usual: 6)), stop), null);
}
