using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Identity.Organisations;

/// <summary>One organisation, for its members, officials, brokers and services; for others it does not exist.</summary>
internal static class OneOrganisation
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/identity/organisations/{id:guid}", Handle).ForSignedIn()
        .WithName("OneOrganisation").WithSummary("One organisation").Produces<OrganisationView>().ProducesProblem(404);

    private static async Task<OrganisationView> Handle(Guid id, Caller caller, HttpContext http, IdentityDb db, CancellationToken stop)
    {
        var organisation = caller.Owns(id) || caller.IsOfficial || caller.IsOperator || caller.Is(Roles.Broker)
            ? await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, stop)
            : null;
        http.Tag((organisation ?? throw NotHere()).Version);
        var accounts = caller.IsOfficial ? await db.Accounts.CountAsync(a => a.OrganisationId == id, stop) : (int?)null;
        return OrganisationView.Of(organisation) with { Accounts = accounts };
    }

    public static NotHere NotHere() => new("没有找到这家单位。", "There is no such organisation.");
}
