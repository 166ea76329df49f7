using Microsoft.EntityFrameworkCore;
using TechMarket.Listings.Organisations;
using TechMarket.Platform;

namespace TechMarket.Listings.Holdings;

/// <summary>The copies of organisations; the operator's own row is no copy of anything.</summary>
internal static class HeldOrganisations
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapHolding("listings", "organisations", Handle);

    private static Task<Page<KnownOrganisation>> Handle(string? after, int? limit, ListingsDb db, HttpContext http, CancellationToken stop) =>
        db.Organisations.AsNoTracking().Where(known => known.Id != KnownOrganisation.Operator).ById(known => known.Id, after, limit, http, stop);
}
