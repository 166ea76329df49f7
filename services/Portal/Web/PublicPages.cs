using Microsoft.AspNetCore.OutputCaching;

namespace TechMarket.Portal.Web;

/// <summary>Public pages are kept a few seconds for visitors who are not signed in, per language, query and encoding.</summary>
internal sealed class PublicPages : IOutputCachePolicy
{
    public const string Name = "public";
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(5);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var open = HttpMethods.IsGet(http.Request.Method) && http.User.Identity?.IsAuthenticated != true
            && !http.Request.Cookies.ContainsKey(Notices.Cookie);
        context.EnableOutputCaching = open;
        context.AllowCacheLookup = open;
        context.AllowCacheStorage = open;
        context.AllowLocking = true;
        context.CacheVaryByRules.QueryKeys = "*";
        // blazor.web.js asks for pages in its own way; the encodings are few.
        context.CacheVaryByRules.HeaderNames = new(["Accept-Encoding", "blazor-enhanced-nav"]);
        context.ResponseExpirationTimeSpan = Span;
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0)
        {
            context.AllowCacheStorage = false;
        }
        return ValueTask.CompletedTask;
    }
}
