using Microsoft.EntityFrameworkCore;
using TechMarket.Events;
using TechMarket.Platform;

namespace TechMarket.Identity.Holdings;

/// <summary>All organisations as their events say them: what the copies of other services must agree with.</summary>
internal static class HeldOrganisations
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapHolding("identity", "organisations", Handle);

    private static async Task<Page<OrganisationState>> Handle(string? after, int? limit, IdentityDb db, HttpContext http, CancellationToken stop) =>
        (await db.Organisations.AsNoTracking().ById(organisation => organisation.Id, after, limit, http, stop)).Select(organisation => organisation.State());
}
