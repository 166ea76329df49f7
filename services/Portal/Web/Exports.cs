using TechMarket.Portal.Clients;

namespace TechMarket.Portal.Web;

/// <summary>Lists and uploaded texts as files: a browser has the Portal's cookie and the services want a token, so the Portal asks as the user and passes the file on as it arrives.</summary>
internal static class Exports
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/exports/contracts/{list:regex(^(registered|queue|mine|statistics|income)$)}", (string list, MarketApi api, HttpContext http) =>
            PassOn($"contracts/{list}/table{http.Request.QueryString}", api, http)).RequireAuthorization().ExcludeFromDescription();
        routes.MapGet("/exports/contracts/lists/{id:guid}", (Guid id, MarketApi api, HttpContext http) =>
            PassOn($"contracts/lists/{id}/table{http.Request.QueryString}", api, http)).RequireAuthorization().ExcludeFromDescription();
        routes.MapGet("/exports/contracts/{id:guid}/texts/{text:guid}", (Guid id, Guid text, MarketApi api, HttpContext http) =>
            PassOn($"contracts/{id}/texts/{text}", api, http)).RequireAuthorization().ExcludeFromDescription();
        routes.MapGet("/exports/imports/{service:regex(^(listings|contracts|identity)$)}/{id:guid}", (string service, Guid id, MarketApi api, HttpContext http) =>
            PassOn($"{service}/imports/{id}/marked", api, http)).RequireAuthorization().ExcludeFromDescription();
    }

    private static async Task PassOn(string path, MarketApi api, HttpContext http)
    {
        using var file = await api.Open(path);
        if (file is not { IsSuccessStatusCode: true })
        {
            http.Response.StatusCode = (int?)file?.StatusCode ?? StatusCodes.Status503ServiceUnavailable;
            return;
        }
        http.Response.ContentType = file.Content.Headers.ContentType?.ToString();
        http.Response.Headers.ContentDisposition = file.Content.Headers.ContentDisposition?.ToString();
        http.Response.Headers.CacheControl = "no-store";
        await file.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
