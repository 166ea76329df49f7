using Microsoft.EntityFrameworkCore;
using TechMarket.Matching.Copies;
using TechMarket.Platform;

namespace TechMarket.Matching.Holdings;

/// <summary>The copies of listings, each with the version its suggestions were last made for.</summary>
internal static class HeldListings
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapHolding("matching", "listings", Handle);

    private static Task<Page<KnownListing>> Handle(string? after, int? limit, MatchingDb db, HttpContext http, CancellationToken stop) =>
        db.Listings.AsNoTracking().ById(known => known.Id, after, limit, http, stop);
}
