using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using TechMarket.Platform;

namespace TechMarket.Portal.Web;

/// <summary>Trades the refresh token for a new access token shortly before the old one ends; signs out when Identity says no.</summary>
internal sealed partial class TokenRefresh(IHttpClientFactory clients, Settings settings, TimeProvider clock, ILogger<TokenRefresh> log)
{
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(90);

    public async Task Keep(CookieValidatePrincipalContext context)
    {
        var ends = context.Properties.GetTokenValue("expires_at");
        if (ends is null || DateTimeOffset.Parse(ends, CultureInfo.InvariantCulture) - clock.GetUtcNow() > Early
            || context.HttpContext.Request.Path.StartsWithSegments("/assets"))
        {
            return;
        }
        if (context.Properties.GetTokenValue("refresh_token") is not { } refresh)
        {
            context.RejectPrincipal();
            return;
        }
        await Renew(context, refresh);
    }

    private async Task Renew(CookieValidatePrincipalContext context, string refresh)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = refresh,
            ["client_id"] = SignIn.ClientId,
            ["client_secret"] = settings.ServiceSecret,
        });
        try
        {
            using var client = clients.CreateClient("tokens");
            using var answer = await client.PostAsync(new Uri(settings.AddressOf("identity"), "connect/token"), form, context.HttpContext.RequestAborted);
            if (answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized)
            {
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync(context.Scheme.Name);
                return;
            }
            answer.EnsureSuccessStatusCode();
            Store(context, new OpenIdConnectMessage(await answer.Content.ReadAsStringAsync(context.HttpContext.RequestAborted)));
        }
        catch (HttpRequestException away)
        {
            // The old token may still do for a while; the page says so itself when it does not.
            LogAway(away);
        }
    }

    private void Store(CookieValidatePrincipalContext context, OpenIdConnectMessage tokens)
    {
        context.ReplacePrincipal(SignIn.PrincipalOf(tokens.AccessToken));
        context.Properties.UpdateTokenValue("access_token", tokens.AccessToken);
        context.Properties.UpdateTokenValue("refresh_token", tokens.RefreshToken ?? context.Properties.GetTokenValue("refresh_token")!);
        context.Properties.UpdateTokenValue("expires_at", SignIn.EndsAt(clock, int.Parse(tokens.ExpiresIn, CultureInfo.InvariantCulture)));
        context.ShouldRenew = true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Identity did not answer while a sign-in was to be renewed.")]
    private partial void LogAway(Exception away);
}
