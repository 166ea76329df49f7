using TechMarket.Platform;

namespace TechMarket.Portal.Web;

/// <summary>What browsers are told about every page: nothing is loaded from elsewhere, nobody frames it.</summary>
internal static class PageHeaders
{
    public static void Use(IApplicationBuilder pages, Settings settings) => pages.Use((http, next) =>
    {
        Tell(http, settings);
        return next(http);
    });

    public static void Tell(HttpContext http, Settings settings) => http.Response.OnStarting(() =>
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy(settings);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        return Task.CompletedTask;
    });

    private static string Policy(Settings settings) =>
        "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'self'; "
            + $"frame-ancestors 'none'; form-action 'self' {settings.Address.GetLeftPart(UriPartial.Authority)}";
}
