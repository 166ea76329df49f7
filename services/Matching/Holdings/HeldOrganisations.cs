using Microsoft.EntityFrameworkCore;
using TechMarket.Matching.Copies;
using TechMarket.Platform;

namespace TechMarket.Matching.Holdings;

/// <summary>The copies of organisations.</summary>
internal static class HeldOrganisations
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapHolding("matching", "organisations", Handle);

    private static Task<Page<KnownOrganisation>> Handle(string? after, int? limit, MatchingDb db, HttpContext http, CancellationToken stop) =>
        db.Organisations.AsNoTracking().ById(known => known.Id, after, limit, http, stop);
}
