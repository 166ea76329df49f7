using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using TechMarket.Platform.Errors;

namespace TechMarket.Platform.Auth;

/// <summary>Who may call an endpoint, said at the endpoint. Every endpoint says it; a house test watches.</summary>
public static class Access
{
    /// <summary>Tokens of Identity, for <c>/api</c>.</summary>
    public const string TokenScheme = "market-token";
    /// <summary>The Portal's own cookie, for pages.</summary>
    public const string PortalScheme = "portal";
    /// <summary>Identity's own cookie, for its sign-in pages (ASP.NET Core Identity's name).</summary>
    public const string IdentityScheme = "Identity.Application";

    private const string Chosen = "market";
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    /// <summary>Signed in, with one of these roles.</summary>
    public static TBuilder For<TBuilder>(this TBuilder route, params string[] roles) where TBuilder : IEndpointConventionBuilder =>
        route.RequireAuthorization(new AuthorizationPolicyBuilder(TokenScheme).RequireAuthenticatedUser()
            .RequireClaim(Caller.RoleClaim, roles).Build()).WithMetadata(new WhoMayCall(roles));

    /// <summary>Signed in, whoever it is.</summary>
    public static TBuilder ForSignedIn<TBuilder>(this TBuilder route) where TBuilder : IEndpointConventionBuilder =>
        route.RequireAuthorization(new AuthorizationPolicyBuilder(TokenScheme).RequireAuthenticatedUser().Build())
            .WithMetadata(new WhoMayCall(["signed-in"]));

    /// <summary>Everybody, signed in or not; a token sent along is read.</summary>
    public static TBuilder ForAnyone<TBuilder>(this TBuilder route) where TBuilder : IEndpointConventionBuilder =>
        route.AllowAnonymous().WithMetadata(new WhoMayCall(["anyone"]));

    internal static void AddMarketAccess(this IServiceCollection services, Settings settings)
    {
        services.AddAuthentication(Chosen)
            .AddPolicyScheme(Chosen, null, options => options.ForwardDefaultSelector = SchemeFor)
            .AddJwtBearer(TokenScheme, options =>
            {
                options.MetadataAddress = new Uri(settings.AddressOf("identity"), ".well-known/openid-configuration").ToString();
                options.RequireHttpsMetadata = false;
                options.MapInboundClaims = false;
                options.Events = new JwtBearerEvents { OnMessageReceived = MustKnowIdentity };
                options.TokenValidationParameters = new TokenValidationParameters
                {
                    ValidIssuer = settings.Address.ToString(),
                    ValidAudience = "techmarket",
                    RoleClaimType = Caller.RoleClaim,
                    NameClaimType = Caller.NameClaim,
                };
            });
        services.AddOptions<JwtBearerOptions>(TokenScheme).Configure<TimeProvider, IServiceProvider>((options, clock, provider) =>
        {
            options.TokenValidationParameters.LifetimeValidator = (from, until, _, _) =>
                !(from > clock.GetUtcNow().UtcDateTime + ClockSkew) && until > clock.GetUtcNow().UtcDateTime - ClockSkew;
            options.BackchannelHttpHandler = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(TokenScheme);
        });
        services.AddAuthorization();
    }

    /// <summary>A token cannot be judged before Identity was reached once: that is no fault of the caller's.</summary>
    private static async Task MustKnowIdentity(MessageReceivedContext context)
    {
        if (!context.Request.Headers.ContainsKey("Authorization"))
        {
            return;
        }
        try
        {
            await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
        }
        catch (InvalidOperationException)
        {
            throw new NotReady("登录服务暂时没有响应，请稍候再试。", "The sign-in service does not answer just now; try again in a moment.");
        }
    }

    /// <summary>One process may hold API, pages and sign-in: the path says whose authentication applies.</summary>
    private static string SchemeFor(HttpContext http) => http.Request.Path switch
    {
        var path when path.StartsWithSegments("/api") => TokenScheme,
        var path when path.StartsWithSegments("/connect") || path.StartsWithSegments("/account") => IdentityScheme,
        _ => http.RequestServices.GetService<PortalPresent>() is null ? TokenScheme : PortalScheme,
    };
}

/// <summary>Registered by the Portal, so that pages use its cookie.</summary>
public sealed class PortalPresent;

/// <summary>The roles an endpoint is open to, for the API description and the house test.</summary>
public sealed record WhoMayCall(IReadOnlyList<string> Roles);
