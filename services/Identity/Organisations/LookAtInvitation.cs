using TechMarket.Identity.Accounts;
using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.Identity.Organisations;

/// <summary>What an invitation offers, for the page that accepts it.</summary>
internal static class LookAtInvitation
{
    internal sealed record Response(string Email, string Name, string InvitedBy, string? OrganisationName, IReadOnlyList<string> Roles, DateTimeOffset ExpiresAt);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/identity/invitations", Handle).ForAnyone().Limit(AccountLimits.SignIn)
        .WithName("LookAtInvitation").WithSummary("What an invitation offers").Produces<Response>().ProducesProblem(409).ProducesProblem(429);

    private static async Task<Response> Handle(string? token, IdentityDb db, TimeProvider clock, CancellationToken stop)
    {
        var invitation = await db.OpenInvitation(token ?? "", clock.GetUtcNow(), stop);
        return new Response(
            invitation.Email, invitation.Name, invitation.InvitedBy, invitation.Organisation?.Name, invitation.Roles, invitation.ExpiresAt);
    }
}
