using Microsoft.EntityFrameworkCore;
using TechMarket.Identity.Accounts;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Identity.Organisations;

/// <summary>The caller's organisation, its members and the invitations still open.</summary>
internal static class MyOrganisation
{
    internal sealed record Response(
        OrganisationView Organisation, IReadOnlyList<MemberView> Members, IReadOnlyList<InvitationView> Invitations);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/identity/organisations/mine", Handle).ForSignedIn()
        .WithName("MyOrganisation").WithSummary("My organisation, its members and open invitations").Produces<Response>().ProducesProblem(404);

    private static async Task<Response> Handle(Caller caller, HttpContext http, IdentityDb db, TimeProvider clock, CancellationToken stop)
    {
        var organisation = (await db.Me(caller, stop)).Organisation ?? throw OneOrganisation.NotHere();
        var members = await db.Accounts.Where(a => a.OrganisationId == organisation.Id && !a.Disabled).OrderBy(a => a.Id).ToListAsync(stop);
        var now = clock.GetUtcNow();
        var open = await db.Invitations.Where(i => i.OrganisationId == organisation.Id && i.AcceptedAt == null && i.ExpiresAt > now)
            .OrderBy(i => i.Id).Select(i => new InvitationView(i.Email, i.Name, i.InvitedAt, i.ExpiresAt)).ToListAsync(stop);
        http.Tag(organisation.Version);
        return new Response(OrganisationView.Of(organisation), members.ConvertAll(MemberView.Of), open);
    }
}
