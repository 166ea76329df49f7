using Microsoft.EntityFrameworkCore;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Search.Indexing;

namespace TechMarket.Search.Saved;

/// <summary>What the caller's saved searches newly found, newest first.</summary>
internal static class MyAlerts
{
    /// <param name="Title">As it is now; as it was then, once it is withdrawn.</param>
    /// <param name="Open">False when the listing was withdrawn, met or expired since.</param>
    internal sealed record Item(
        Guid Id, Guid SearchId, string SearchName, Guid ListingId, string Kind, string Title, string? Field, string OrganisationName, bool Open, bool Read, DateTimeOffset RaisedAt);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/search/alerts", Handle).For(SavedAccess.Everybody)
        .WithName("MyAlerts").WithSummary("What my saved searches newly found, newest first; of one of them with `search`.").Produces<Page<Item>>().ProducesProblem(503);

    private static async Task<Page<Item>> Handle(
        Guid? search, bool? unread, string? after, int? limit, Caller caller, SearchDb db, ITextIndex index, IndexKeeper keeper, HttpContext http, CancellationToken stop)
    {
        keeper.MustBeUsable(); // an index that is still being read would call everything withdrawn
        var (size, last) = (Paging.Limit(limit), Cursors.Id(after));
        var read = await db.Alerts.AsNoTracking().Where(a => a.AccountId == caller.Id)
            .Where(a => search == null || a.SearchId == search).Where(a => unread != true || a.ReadAt == null).Where(a => last == null || a.Id < last)
            .OrderByDescending(a => a.Id).Take(size + 1)
            .Join(db.Searches, a => a.SearchId, s => s.Id, (alert, s) => new { alert, s.Name }).ToListAsync(stop);
        var items = new List<Item>();
        foreach (var (alert, name) in read.OrderByDescending(one => one.alert.Id).Select(one => (one.alert, one.Name)))
        {
            var now = await index.Get(alert.ListingId, stop);
            items.Add(new Item(alert.Id, alert.SearchId, name, alert.ListingId, alert.Kind, now?.Title ?? alert.Title, now?.Field,
                now?.OrganisationName ?? alert.OrganisationName, now is not null, alert.ReadAt is not null, alert.RaisedAt));
        }
        return items.ToPage(size, item => item.Id.ToString(), http);
    }
}
