using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using TechMarket.Identity.Accounts;
using TechMarket.Identity.Tokens;
using TechMarket.Platform.Auth;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace TechMarket.Identity.SignIn;

/// <summary>OpenID Connect authorization endpoint: who is signed in here gets a code, others see the sign-in page first.</summary>
internal static class Authorize
{
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/connect/authorize", ["GET", "POST"], Handle).ForAnyone().DisableAntiforgery();

    private static async Task<IResult> Handle(HttpContext http, IdentityDb db, TimeProvider clock, CancellationToken stop)
    {
        var request = http.GetOpenIddictServerRequest() ?? throw new BadHttpRequestException("Not an OpenID Connect request.");
        var here = await http.AuthenticateAsync(Access.IdentityScheme);
        var account = AsksAgain(request, here, clock) ? null : await db.StillWelcome(here.Principal, stop);
        if (account is not null)
        {
            return Results.SignIn(Issuing.Person(account, request.GetScopes()), authenticationScheme: Scheme);
        }
        return request.HasPromptValue(PromptValues.None)
            ? Results.Forbid(new AuthenticationProperties(new Dictionary<string, string?>
            {
                [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.LoginRequired,
                [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = "Nobody is signed in.",
            }), [Scheme])
            : Results.LocalRedirect($"~{Language(request)}/account/sign-in{QueryString.Create("returnUrl", BackHere(http, request))}");
    }

    private static bool AsksAgain(OpenIddictRequest request, AuthenticateResult here, TimeProvider clock) =>
        request.HasPromptValue(PromptValues.Login)
        || (request.MaxAge is { } age && here.Properties?.IssuedUtc < clock.GetUtcNow().AddSeconds(-age));

    private static string Language(OpenIddictRequest request) =>
        request.UiLocales?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? "/en" : "";

    /// <summary>The same request again, without the wish to be asked, which the sign-in page fulfils.</summary>
    private static string BackHere(HttpContext http, OpenIddictRequest request)
    {
        var query = request.GetParameters().Where(parameter => parameter.Key is not Parameters.Prompt)
            .Select(parameter => KeyValuePair.Create(parameter.Key, (string?)parameter.Value));
        return $"{http.Request.PathBase}{http.Request.Path}{QueryString.Create(query)}";
    }
}
