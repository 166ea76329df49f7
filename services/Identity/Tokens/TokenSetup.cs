using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.Identity.Tokens;

/// <summary>The OpenID Connect server: authorization code with PKCE, refresh, client credentials.</summary>
internal static class TokenSetup
{
    /// <summary>Short, because the services do not ask whether an account was closed meanwhile.</summary>
    public static readonly TimeSpan AccessFor = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan RefreshFor = TimeSpan.FromDays(14);

    public static void AddTokens(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton<TokenKeys>();
        services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>, UseTokenKeys>();
        services.AddScoped<Clients>();
        services.AddSingleton<Issuing>();
        services.AddHostedService<ForgetOldTokens>();
        services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<IdentityDb>())
            .AddServer(server => Configure(server, settings));
        services.AddAuthentication().AddCookie(Access.IdentityScheme, cookie =>
        {
            cookie.Cookie.Name = "techmarket-identity";
            cookie.Cookie.Path = "/";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
            cookie.LoginPath = "/account/sign-in";
            cookie.ReturnUrlParameter = "returnUrl";
        });
    }

    private static void Configure(OpenIddictServerBuilder server, Settings settings)
    {
        server.SetIssuer(settings.Address)
            .SetAuthorizationEndpointUris("connect/authorize")
            .SetTokenEndpointUris("connect/token")
            .SetUserInfoEndpointUris("connect/userinfo")
            .SetEndSessionEndpointUris("connect/logout")
            .AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange()
            .AllowRefreshTokenFlow()
            .AllowClientCredentialsFlow()
            .RegisterScopes(OpenIddictConstants.Scopes.Email, OpenIddictConstants.Scopes.Profile, OpenIddictConstants.Scopes.Roles, OpenIddictConstants.Scopes.OfflineAccess)
            .SetAccessTokenLifetime(AccessFor)
            .SetRefreshTokenLifetime(RefreshFor)
            // A few bytes instead of kilobytes: the Portal keeps it in a cookie that goes along with every request.
            .UseReferenceRefreshTokens()
            .DisableAccessTokenEncryption()
            .Configure(options => options.CodeChallengeMethods.Remove(OpenIddictConstants.CodeChallengeMethods.Plain));
        server.UseAspNetCore()
            .EnableAuthorizationEndpointPassthrough()
            .EnableTokenEndpointPassthrough()
            .EnableUserInfoEndpointPassthrough()
            .EnableEndSessionEndpointPassthrough()
            .DisableTransportSecurityRequirement();
    }

    /// <summary>The keys are read at the start of the process, before the options are asked for.</summary>
    private sealed class UseTokenKeys(TokenKeys keys) : IConfigureOptions<OpenIddictServerOptions>
    {
        public void Configure(OpenIddictServerOptions options)
        {
            options.SigningCredentials.Add(new SigningCredentials(keys.Signing, SecurityAlgorithms.RsaSha256));
            options.EncryptionCredentials.Add(new EncryptingCredentials(
                keys.Encryption, SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512));
        }
    }
}
