using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using TechMarket.Platform.Auth;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace TechMarket.Identity.Tokens;

/// <summary>OpenID Connect userinfo endpoint: what the market knows of the person now.</summary>
internal static class UserInfo
{
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/connect/userinfo", ["GET", "POST"], Handle).ForAnyone().DisableAntiforgery();

    private static async Task<IResult> Handle(HttpContext http, IdentityDb db, CancellationToken stop)
    {
        var token = (await http.AuthenticateAsync(Scheme)).Principal;
        var account = Guid.TryParse(token?.GetClaim(Claims.Subject), out var id)
            ? await db.Accounts.FindAsync([id], stop) : null;
        if (account is null or { Disabled: true })
        {
            return Results.Challenge(authenticationSchemes: [Scheme]);
        }
        var about = new Dictionary<string, object?>
        {
            [Claims.Subject] = id, [Claims.Name] = account.Name, [Claims.Email] = account.Email, [Claims.EmailVerified] = account.EmailConfirmed,
            [Caller.RoleClaim] = account.Roles, [Caller.OrganisationClaim] = account.OrganisationId,
        };
        return Results.Json(about);
    }
}
