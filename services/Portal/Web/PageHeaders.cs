using TechMarket.Platform;

namespace TechMarket.Portal.Web;

/// <summary>What browsers are told about every page: nothing is loaded from elsewhere, nobody frames it.</summary>
internal static class PageHeaders
{
    public static void Use(IApplicationBuilder pages, Settings settings)
    {
        var forms = settings.Address.GetLeftPart(UriPartial.Authority);
        var policy = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'self'; "
            + $"frame-ancestors 'none'; form-action 'self' {forms}";
        pages.Use((http, next) =>
        {
            http.Response.OnStarting(() =>
            {
                var headers = http.Response.Headers;
                headers.ContentSecurityPolicy = policy;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "same-origin";
                return Task.CompletedTask;
            });
            return next(http);
        });
    }
}
