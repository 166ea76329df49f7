using Microsoft.AspNetCore.Http.HttpResults;
using TechMarket.Portal.Components;

namespace TechMarket.Portal.Web;

/// <summary>Answers that are no page of their own (403, 404, 500 …) in words and with the header of every page.</summary>
internal static class StatusPages
{
    /// <summary>In a scope of its own: the page that failed may have used up its renderer.</summary>
    public static async Task Show(HttpContext http, int status)
    {
        var before = http.RequestServices;
        await using var scope = before.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        http.RequestServices = scope.ServiceProvider;
        http.Response.Clear();
        try
        {
            await new RazorComponentResult<App>(new { Status = (int?)status }) { StatusCode = status }.ExecuteAsync(http);
        }
        finally
        {
            http.RequestServices = before;
        }
    }
}
