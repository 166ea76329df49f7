using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;

namespace TechMarket.Search.Saved;

/// <summary>The caller's saved searches, newest first, each with its unread alerts counted.</summary>
internal static class MySavedSearches
{
    internal sealed record Response(IReadOnlyList<SavedSearchView> Items);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/search/saved", Handle).For(SavedAccess.Everybody)
        .WithName("MySavedSearches").WithSummary("My saved searches, newest first, with how many alerts are unread.");

    private static async Task<Response> Handle(Caller caller, SearchDb db, CancellationToken stop)
    {
        var mine = await db.Searches.AsNoTracking().Where(s => s.AccountId == caller.Id).OrderByDescending(s => s.Id).ToListAsync(stop);
        var news = await db.Alerts.Where(a => a.AccountId == caller.Id && a.ReadAt == null).GroupBy(a => a.SearchId)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, stop);
        return new Response(mine.ConvertAll(search => SavedSearchView.Of(search, news.GetValueOrDefault(search.Id))));
    }
}
