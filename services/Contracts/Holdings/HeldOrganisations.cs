using Microsoft.EntityFrameworkCore;
using TechMarket.Contracts.Organisations;
using TechMarket.Platform;

namespace TechMarket.Contracts.Holdings;

/// <summary>The copies of organisations.</summary>
internal static class HeldOrganisations
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapHolding("contracts", "organisations", Handle);

    private static Task<Page<Organisation>> Handle(string? after, int? limit, ContractsDb db, HttpContext http, CancellationToken stop) =>
        db.Organisations.AsNoTracking().ById(known => known.Id, after, limit, http, stop);
}
