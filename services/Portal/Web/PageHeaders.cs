using TechMarket.Platform;

namespace TechMarket.Portal.Web;

/// <summary>What browsers are told about every page: nothing is loaded from elsewhere, nobody frames it.</summary>
internal static class PageHeaders
{
    public static void Use(IApplicationBuilder pages, Settings settings)
    {
        // A sign-out form is answered with a redirect to Identity, which may live at an address of its own.
        var forms = string.Join(' ', new[] { settings.Address, settings.AddressOf("identity") }.Select(address => address.GetLeftPart(UriPartial.Authority)).Distinct());
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
