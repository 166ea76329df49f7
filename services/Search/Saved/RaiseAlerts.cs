using Microsoft.EntityFrameworkCore;
using TechMarket.Events;
using TechMarket.Platform.Messaging;
using TechMarket.Search.Indexing;

namespace TechMarket.Search.Saved;

/// <summary>
/// Holds the listings that wait against all saved searches, many at once: an import of thousands takes a few looks and holds up no message. The
/// alerts and the end of the waiting are one commit.
/// </summary>
internal sealed class RaiseAlerts(
    IServiceScopeFactory scopes, ITextIndex index, IndexKeeper keeper, StandingSearches standing, Rounds<SearchDb> rounds, TimeProvider clock) : BackgroundService
{
    private const int ListingsAtOnce = 200, RowsAtOnce = 5000;
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(500);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        rounds.Repeat("raising alerts", RaiseAll, stop => Task.Delay(Idle, stop), stoppingToken);

    /// <summary>An index that was not yet read to its end after a start would take what it lost for withdrawn.</summary>
    private async Task RaiseAll(CancellationToken stop)
    {
        while (keeper.HasCaughtUp && await RaiseSome(stop) == ListingsAtOnce)
        {
        }
    }

    private async Task<int> RaiseSome(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SearchDb>();
        await using var commit = await db.Database.BeginTransactionAsync(stop);
        var waiting = await db.Heard.FromSql($"""
            select * from search.heard_listings where waiting order by heard_at limit {ListingsAtOnce} for update skip locked
            """).ToListAsync(stop);
        if (waiting.Count == 0)
        {
            return 0;
        }
        foreach (var rows in (await News(db, waiting, stop)).Chunk(RowsAtOnce))
        {
            await Raise(db, rows, clock.GetUtcNow(), stop);
        }
        waiting.ForEach(heard => heard.Waiting = false);
        await db.SaveChangesAsync(stop);
        await commit.CommitAsync(stop);
        return waiting.Count;
    }

    /// <summary>Nobody is told of what is no longer open, of listings of the own organisation, or of what was there before the alerts were turned on.</summary>
    private async Task<List<(Guid Search, Listing Listing)>> News(SearchDb db, List<HeardListing> waiting, CancellationToken stop)
    {
        var searches = await standing.Now(db, stop);
        if (searches.Count == 0)
        {
            return [];
        }
        var open = new List<(Listing Listing, DateTimeOffset HeardAt)>();
        foreach (var heard in waiting)
        {
            if (await index.Get(heard.ListingId, stop) is { } listing)
            {
                open.Add((listing, heard.HeardAt));
            }
        }
        var found = await index.WhichFind([.. searches.Select(search => search.Query)], [.. open.Select(one => one.Listing)], stop);
        return [.. found.Select(pair => (Search: searches[pair.Query], One: open[pair.Listing]))
            .Where(pair => pair.Search.OrganisationId != pair.One.Listing.OrganisationId && pair.One.HeardAt >= pair.Search.Since)
            .Select(pair => (pair.Search.Id, pair.One.Listing))];
    }

    /// <summary>What was raised before, and a search deleted meanwhile, are passed over.</summary>
    private static Task<int> Raise(SearchDb db, (Guid Search, Listing Listing)[] rows, DateTimeOffset now, CancellationToken stop)
    {
        var (ids, searches, listings) = (rows.Select(_ => Guid.CreateVersion7(now)).ToArray(), rows.Select(row => row.Search).ToArray(), rows.Select(row => row.Listing.Id).ToArray());
        var (kinds, titles, owners) = (rows.Select(row => row.Listing.Kind).ToArray(), rows.Select(row => row.Listing.Title).ToArray(), rows.Select(row => row.Listing.OrganisationName).ToArray());
        return db.Database.ExecuteSqlAsync($"""
            insert into search.alerts (id, search_id, account_id, listing_id, kind, title, organisation_name, raised_at)
            select fresh.id, saved.id, saved.account_id, fresh.listing, fresh.kind, fresh.title, fresh.owner, {now}
            from unnest({ids}, {searches}, {listings}, {kinds}, {titles}, {owners}) as fresh (id, search, listing, kind, title, owner)
            join search.saved_searches as saved on saved.id = fresh.search
            for key share of saved
            on conflict (search_id, listing_id) do nothing
            """, stop);
    }
}
