using Microsoft.AspNetCore.Authentication;
using OpenIddict.Server.AspNetCore;
using TechMarket.Platform.Auth;

namespace TechMarket.Identity.SignIn;

/// <summary>OpenID Connect end-session endpoint: forgets the sign-in here, then goes back to the client.</summary>
internal static class EndSession
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/connect/logout", ["GET", "POST"], (Delegate)Handle).ForAnyone().DisableAntiforgery();

    private static async Task<IResult> Handle(HttpContext http)
    {
        await http.SignOutAsync(Access.IdentityScheme);
        return Results.SignOut(new AuthenticationProperties { RedirectUri = "/" }, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }
}
