using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.Portal.Web;

/// <summary>Signing in at Identity (OpenID Connect, code and PKCE); the Portal keeps the tokens in its own encrypted cookie.</summary>
internal static class SignIn
{
    public const string Scheme = "portal-sign-in";
    public const string ClientId = "techmarket-portal";
    private static readonly string[] Kept = ["sub", "name", "email", Caller.RoleClaim, Caller.OrganisationClaim, "org_name"];

    public static void Add(IServiceCollection services, Settings settings)
    {
        services.AddSingleton<PortalPresent>();
        services.AddSingleton<TokenRefresh>();
        services.AddAuthentication()
            .AddCookie(Access.PortalScheme, options => SignInSetup.Cookie(options, settings))
            .AddOpenIdConnect(Scheme, options => SignInSetup.OpenId(options, settings));
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", Begin).ForAnyone().ExcludeFromDescription();
        routes.MapPost("/sign-out", Out).ForAnyone().ExcludeFromDescription();
    }

    /// <summary>Off to Identity; 503 in plain words when it does not answer.</summary>
    private static async Task Begin(string? returnUrl, HttpContext http, IOptionsMonitor<OpenIdConnectOptions> options)
    {
        try
        {
            await options.Get(Scheme).ConfigurationManager!.GetConfigurationAsync(http.RequestAborted);
        }
        catch (InvalidOperationException)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }
        await http.ChallengeAsync(Scheme, new AuthenticationProperties { RedirectUri = Local(returnUrl, http) });
    }

    private static async Task<IResult> Out(HttpContext http, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Results.BadRequest();
        }
        return Results.SignOut(new AuthenticationProperties { RedirectUri = http.Request.PathBase + "/" }, [Access.PortalScheme, Scheme]);
    }

    /// <summary>Only paths of this site: an address elsewhere would make the sign-in page a springboard.</summary>
    private static string Local(string? url, HttpContext http) =>
        url is ['/', .. var rest] && rest is not (['/' or '\\', ..]) && !url.Any(char.IsControl) ? url : http.Request.PathBase + "/desk";

    /// <summary>Who the access token speaks for. It comes straight from Identity's token endpoint; the APIs check its signature.</summary>
    public static ClaimsPrincipal PrincipalOf(string accessToken)
    {
        var token = new JsonWebToken(accessToken);
        return new ClaimsPrincipal(new ClaimsIdentity(
            token.Claims.Where(claim => Kept.Contains(claim.Type)).Select(claim => new Claim(claim.Type, claim.Value)),
            Scheme, Caller.NameClaim, Caller.RoleClaim));
    }

    public static string EndsAt(TimeProvider clock, int seconds) =>
        clock.GetUtcNow().AddSeconds(seconds).ToString("o", CultureInfo.InvariantCulture);
}
