using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TechMarket.Platform;

/// <summary>Writes what is ready and what is not, one entry per check.</summary>
internal static class Health
{
    public static Task Write(HttpContext http, HealthReport report) => http.Response.WriteAsJsonAsync(new
    {
        status = report.Status.ToString(),
        checks = report.Entries.ToDictionary(entry => entry.Key, entry => new
        {
            status = entry.Value.Status.ToString(),
            entry.Value.Description,
        }),
    });
}
