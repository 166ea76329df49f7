using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Mvc;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using Yarp.ReverseProxy.Forwarder;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Portal.Web;

/// <summary>
/// One public address for the whole market when its services run apart: what belongs to another service is passed on to one of its
/// instances as it came. Nothing is passed on to services that run in this process.
/// </summary>
internal static class Gateway
{
    private static readonly ForwarderRequestConfig patience = new() { ActivityTimeout = TimeSpan.FromMinutes(5) };

    /// <summary>What a service answers besides <c>/api/{service}</c>: Identity has the pages and endpoints of signing in.</summary>
    private static readonly ILookup<string, string> more =
        new[] { "connect", "account", ".well-known" }.ToLookup(_ => "identity");

    public static void Add(IServiceCollection services)
    {
        services.AddHttpForwarder();
        services.AddSingleton<PassOn>();
    }

    public static void Map(IEndpointRouteBuilder routes, Settings settings)
    {
        foreach (var service in settings.Elsewhere.Where(service => service != "portal"))
        {
            var address = settings.AddressOf(service).ToString();
            foreach (var path in more[service].Append($"api/{service}"))
            {
                Pass(routes, $"/{path}/{{**rest}}", address);
            }
            Pass(routes, $"/openapi/{service}.json", address);
        }
    }

    /// <summary>Who may call is decided where the request goes.</summary>
    private static void Pass(IEndpointRouteBuilder routes, string pattern, string address) =>
        routes.Map(pattern, (HttpContext http, PassOn pass) => pass.To(address, http))
            .ForAnyone().ShortCircuit().ExcludeFromDescription();

    internal sealed class PassOn(IHttpForwarder forwarder, IProblemDetailsService problems, Instances instances, ILogger<ToInstance> log) : IDisposable
    {
        private readonly HttpMessageInvoker invoker = new(new ToInstance(instances, log)
        {
            InnerHandler = new SocketsHttpHandler
            {
                UseProxy = false,
                UseCookies = false,
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.None,
                ConnectTimeout = ToInstance.ConnectWithin,
            },
        });

        public async Task To(string address, HttpContext http)
        {
            http.TakeAnySize(); // how much it takes is the service's to say
            var failed = await forwarder.SendAsync(http, address, invoker, patience, AsItCame.Instance);
            var ours = failed is ForwarderError.None or ForwarderError.RequestBodyClient or ForwarderError.RequestBodyCanceled;
            if (ours || http.Response.HasStarted || http.RequestAborted.IsCancellationRequested)
            {
                return;
            }
            // Only then, because a page begins by clearing what was set before.
            http.Response.OnStarting(() => Task.FromResult(http.Response.Headers.RetryAfter = "5"));
            if (!http.Request.Path.StartsWithSegments("/api"))
            {
                await StatusPages.Show(http, StatusCodes.Status503ServiceUnavailable);
                return;
            }
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            await problems.TryWriteAsync(new() { HttpContext = http, ProblemDetails = Away() });
        }

        public void Dispose() => invoker.Dispose();

        private static ProblemDetails Away() => new()
        {
            Status = StatusCodes.Status503ServiceUnavailable,
            Detail = T("这部分服务暂时没有响应，请稍候再试。带有 Idempotency-Key 的请求可以原样重发。",
                "This part of the market does not answer just now; try again in a moment. A request with an Idempotency-Key may be sent again as it is."),
        };
    }

    /// <summary>Path, language prefix, host and body stay; the visitor's address is added.</summary>
    private sealed class AsItCame : HttpTransformer
    {
        public static readonly AsItCame Instance = new();

        public override async ValueTask TransformRequestAsync(
            HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
        {
            await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
            var asked = httpContext.Request;
            proxyRequest.RequestUri = RequestUtilities.MakeDestinationAddress(destinationPrefix, asked.PathBase.Add(asked.Path), asked.QueryString);
            proxyRequest.Headers.Host = asked.Host.Value;
            Replace(proxyRequest.Headers, "X-Forwarded-For", httpContext.Connection.RemoteIpAddress?.ToString());
            Replace(proxyRequest.Headers, "X-Forwarded-Proto", asked.Scheme);
        }

        private static void Replace(HttpRequestHeaders headers, string name, string? value)
        {
            headers.Remove(name);
            headers.TryAddWithoutValidation(name, value);
        }
    }
}
