using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Platform;

/// <summary>How often one address may call what is costly or tempting to guess at: beyond that 429 with Retry-After.</summary>
public static class Limits
{
    /// <summary>Names a limit; <c>Market:Limits:{name}</c> replaces the usual number of calls.</summary>
    public static void AddLimit(this IServiceCollection services, Settings settings, string name, int usual, TimeSpan during)
    {
        var calls = int.TryParse(settings[$"Limits:{name}"], CultureInfo.InvariantCulture, out var set) && set > 0 ? set : usual;
        services.Configure<RateLimiterOptions>(options => options.AddPolicy(name, http => RateLimitPartition.GetFixedWindowLimiter(
            http.Connection.RemoteIpAddress ?? IPAddress.None, _ => new FixedWindowRateLimiterOptions { PermitLimit = calls, Window = during })));
    }

    /// <summary>Puts an endpoint under a named limit; several endpoints of one name share it.</summary>
    public static TBuilder Limit<TBuilder>(this TBuilder route, string name) where TBuilder : IEndpointConventionBuilder =>
        route.RequireRateLimiting(name);

    /// <summary>Takes the server's own limit off a body: whoever reads it counts, so that the answer can say what the limit is.</summary>
    public static void TakeAnySize(this HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }
    }

    internal static void AddMarketLimits(this IServiceCollection services, Settings settings)
    {
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = Refuse;
        });
        services.Configure<ForwardedHeadersOptions>(options => TrustProxies(options, settings));
    }

    /// <summary>The caller's address is what a proxy of ours says it is; <c>Market:TrustedProxies</c> lists networks besides loopback.</summary>
    private static void TrustProxies(ForwardedHeadersOptions options, Settings settings)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        foreach (var network in (settings["TrustedProxies"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            options.KnownIPNetworks.Add(System.Net.IPNetwork.TryParse(network, out var known)
                ? known
                : throw new SettingWrong($"Market:TrustedProxies: '{network}' is not a network such as 10.0.0.0/8."));
        }
    }

    private static async ValueTask Refuse(OnRejectedContext refused, CancellationToken stop)
    {
        var http = refused.HttpContext;
        var wait = refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 60;
        http.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        if (http.GetEndpoint()?.Metadata.GetMetadata<WhenBusy>() is { } page)
        {
            await page.Answer(http);
            return;
        }
        var writer = http.RequestServices.GetRequiredService<IProblemDetailsService>();
        await writer.TryWriteAsync(new()
        {
            HttpContext = http,
            ProblemDetails = { Status = 429, Detail = T($"请求太频繁，请 {wait} 秒后再试。", $"Too many requests; try again in {wait} s.") },
        });
    }
}

/// <summary>What a page says instead of a problem when its limit is reached.</summary>
public sealed record WhenBusy(Func<HttpContext, Task> Answer);
