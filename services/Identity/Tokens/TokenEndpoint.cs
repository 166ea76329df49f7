using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using TechMarket.Identity.Accounts;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Identity.Tokens;

/// <summary>OAuth token endpoint: codes and refresh tokens become tokens of a person, client credentials those of a service.</summary>
internal static class TokenEndpoint
{
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/connect/token", Handle).ForAnyone().DisableAntiforgery();

    private static async Task<IResult> Handle(
        HttpContext http, IdentityDb db, IOpenIddictApplicationManager applications, CancellationToken stop)
    {
        var request = http.GetOpenIddictServerRequest() ?? throw new BadHttpRequestException("Not an OpenID Connect request.");
        if (request.IsClientCredentialsGrantType())
        {
            var application = await applications.FindByClientIdAsync(request.ClientId!, stop);
            var name = application is null ? null : await applications.GetDisplayNameAsync(application, stop);
            return Results.SignIn(Issuing.Service(request.ClientId!, name), authenticationScheme: Scheme);
        }
        var known = (await http.AuthenticateAsync(Scheme)).Principal;
        var account = await db.StillWelcome(known, stop);
        return account is null
            ? Refuse()
            : Results.SignIn(Issuing.Person(account, known!.GetScopes()), authenticationScheme: Scheme);
    }

    private static IResult Refuse() => Results.Forbid(new AuthenticationProperties(new Dictionary<string, string?>
    {
        [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.InvalidGrant,
        [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = T("登录已失效，请重新登录。", "The sign-in is no longer valid; sign in again."),
    }), [Scheme]);
}
