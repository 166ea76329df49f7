using Microsoft.EntityFrameworkCore;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Listings;

/// <summary>Reads what an organisation posted, newest first (ids are in the order of time).</summary>
internal static class Mine
{
    public static async Task<Page<Summary>> Read<T>(
        ListingsDb db, DbSet<T> all, Caller caller, HttpContext http, string? status, string? after, int? limit, CancellationToken stop) where T : Posted
    {
        if (status is not null && !PostedStatus.All.Contains(status))
        {
            throw new ShapeWrong("status", $"没有这种状态，可用的有：{string.Join("、", PostedStatus.All)}。", $"No such status; known: {string.Join(", ", PostedStatus.All)}.");
        }
        var size = Paging.Limit(limit);
        var own = all.Where(posted => posted.OrganisationId == (caller.Organisation ?? Guid.Empty) && (status == null || posted.Status == status));
        if (Paging.Key(after) is { } key && Guid.TryParse(key, out var last))
        {
            own = own.Where(posted => posted.Id < last);
        }
        var read = await db.Summarise(own.OrderByDescending(posted => posted.Id).Take(size + 1), stop);
        return read.ToPage(size, summary => summary.Id.ToString(), http);
    }
}
