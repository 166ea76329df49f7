using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.Portal.Web;

/// <summary>How the Portal's cookie and its OpenID Connect client behave.</summary>
internal static class SignInSetup
{
    public static void Cookie(CookieAuthenticationOptions options, Settings settings)
    {
        options.Cookie.Name = "techmarket";
        options.Cookie.Path = "/";
        options.Cookie.SecurePolicy = PolicyOf(settings);
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "returnUrl";
        // Access is decided before the pages' own pipeline begins, so the page that says so is written here.
        options.Events.OnRedirectToAccessDenied = context =>
        {
            PageHeaders.Tell(context.HttpContext, settings);
            return StatusPages.Show(context.HttpContext, StatusCodes.Status403Forbidden);
        };
        options.Events.OnValidatePrincipal = context =>
            context.HttpContext.RequestServices.GetRequiredService<TokenRefresh>().Keep(context);
    }

    private static CookieSecurePolicy PolicyOf(Settings settings) =>
        settings.Address.Scheme == "https" ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

    public static void OpenId(OpenIdConnectOptions options, Settings settings)
    {
        options.SignInScheme = Access.PortalScheme;
        options.SignOutScheme = Access.PortalScheme;
        options.MetadataAddress = new Uri(settings.AddressOf("identity"), ".well-known/openid-configuration").ToString();
        options.RequireHttpsMetadata = false;
        options.ClientId = SignIn.ClientId;
        options.ClientSecret = settings.ServiceSecret;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.SaveTokens = true;
        options.MapInboundClaims = false;
        options.CallbackPath = "/signin-oidc";
        options.SignedOutCallbackPath = "/signout-callback-oidc";
        options.Scope.Clear();
        foreach (var scope in (string[])["openid", "profile", "email", "roles", "offline_access"])
        {
            options.Scope.Add(scope);
        }
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = settings.Address.ToString(),
            NameClaimType = Caller.NameClaim,
            RoleClaimType = Caller.RoleClaim,
        };
        // Sign-in may start below /en and ends at one registered address.
        foreach (var cookie in (CookieBuilder[])[options.CorrelationCookie, options.NonceCookie])
        {
            cookie.Path = "/";
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = PolicyOf(settings);
        }
        options.Events.OnRedirectToIdentityProvider = context =>
        {
            // What Identity tells of itself may be its address inside; browsers go to the public one.
            context.ProtocolMessage.IssuerAddress = new Uri(settings.Address, "connect/authorize").ToString();
            context.ProtocolMessage.RedirectUri = new Uri(settings.Address, "signin-oidc").ToString();
            context.ProtocolMessage.UiLocales = Bilingual.IsEnglish ? "en" : Bilingual.DefaultCulture;
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToIdentityProviderForSignOut = context =>
        {
            // Instead of the identity token, which would only swell the cookie.
            context.ProtocolMessage.ClientId = SignIn.ClientId;
            context.ProtocolMessage.IssuerAddress = new Uri(settings.Address, "connect/logout").ToString();
            context.ProtocolMessage.PostLogoutRedirectUri = new Uri(settings.Address, "signout-callback-oidc").ToString();
            return Task.CompletedTask;
        };
        options.Events.OnTokenValidated = context =>
        {
            context.Principal = SignIn.PrincipalOf(context.TokenEndpointResponse!.AccessToken);
            return Task.CompletedTask;
        };
        options.Events.OnTicketReceived = context =>
        {
            var kept = context.Properties!;
            kept.StoreTokens(kept.GetTokens().Where(token => token.Name is "access_token" or "refresh_token" or "expires_at"));
            return Task.CompletedTask;
        };
        options.Events.OnRemoteFailure = context =>
        {
            context.HandleResponse();
            context.Response.Redirect(context.Request.PathBase + "/sign-in-failed");
            return Task.CompletedTask;
        };
    }
}
