using Microsoft.EntityFrameworkCore;
using TechMarket.Matching.Copies;
using TechMarket.Platform.Messaging;

namespace TechMarket.Matching.Suggestions;

/// <summary>A listing that waits for its suggestions: an imported one, or one about whose suggestions something was said.</summary>
internal sealed class WaitingListing
{
    public required Guid ListingId { get; init; }
    public required string Kind { get; init; }
    public DateTimeOffset TryAfter { get; set; }
    public int Attempts { get; set; }
}

/// <summary>
/// Works off the waiting listings in the background, a few at a time; a restart goes on where it stopped. When more wait on one
/// side than are open on the other (12,000 results came, 300 needs are open), it looks from the other side: that finds the same
/// best pairs with far fewer questions.
/// </summary>
internal sealed partial class SuggestForImports(
    IServiceScopeFactory scopes, PairingLimits limits, Rounds<MatchingDb> rounds, TimeProvider clock, ILogger<SuggestForImports> log)
    : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(2);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(1, limits.ImportWorkers).Select(number => rounds.Repeat(
            $"suggesting for imports ({number})", PairAll, stop => Task.Delay(Idle, stop), stoppingToken)));

    private async Task PairAll(CancellationToken stop)
    {
        while (await PairNext(stop))
        {
        }
    }

    /// <summary>Needs come first: they are few, and each is seen by many results.</summary>
    private async Task<bool> PairNext(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MatchingDb>();
        await using var commit = await db.Database.BeginTransactionAsync(stop);
        var next = await db.Waiting.FromSql($"""
            select * from matching.waiting_listings where try_after <= now() order by kind, try_after limit 1 for update skip locked
            """).SingleOrDefaultAsync(stop);
        if (next is null)
        {
            return false;
        }
        if (await LookFromOtherSide(db, next.Kind, stop))
        {
            await commit.CommitAsync(stop);
            return true;
        }
        var paired = true;
        db.Remove(next);
        await commit.CreateSavepointAsync("next", stop);
        try
        {
            await Pair(db, scope.ServiceProvider.GetRequiredService<Pairing>(), next.ListingId, stop);
        }
        catch (Exception failed) when (!stop.IsCancellationRequested)
        {
            LogLater(failed, next.ListingId);
            await commit.RollbackToSavepointAsync("next", stop);
            await TryLater(db, next, stop);
            paired = false;
        }
        await commit.CommitAsync(stop);
        return paired;
    }

    /// <summary>
    /// Two workers may come here at once, each holding its own row: neither waits for a row the other holds, and both write in the
    /// same order, so they cannot lock each other out. A row left to the other worker is merely looked at once more.
    /// </summary>
    internal static async Task<bool> LookFromOtherSide(MatchingDb db, string kind, CancellationToken stop)
    {
        var waiting = await db.Waiting.CountAsync(w => w.Kind == kind, stop);
        if (waiting <= await db.Listings.CountAsync(l => l.Kind != kind && l.ClosedWhy == null, stop))
        {
            return false;
        }
        await db.Database.ExecuteSqlAsync($"""
            delete from matching.waiting_listings where listing_id in (
              select listing_id from matching.waiting_listings where kind = {kind} for update skip locked)
            """, stop);
        await db.Database.ExecuteSqlAsync($"""
            insert into matching.waiting_listings (listing_id, kind, try_after, attempts)
            select id, kind, now(), 0 from matching.listings where kind <> {kind} and closed_why is null order by id
            on conflict do nothing
            """, stop);
        return true;
    }

    private static async Task Pair(MatchingDb db, Pairing pairing, Guid id, CancellationToken stop)
    {
        if (await db.Listings.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id && l.ClosedWhy == null, stop) is { } listing)
        {
            await pairing.Pair(listing, stop);
        }
        await db.SaveChangesAsync(stop);
    }

    private Task<int> TryLater(MatchingDb db, WaitingListing failed, CancellationToken stop)
    {
        var then = clock.GetUtcNow().AddSeconds(Math.Min(300, Math.Pow(2, failed.Attempts + 1)));
        return db.Waiting.Where(w => w.ListingId == failed.ListingId).ExecuteUpdateAsync(set => set
            .SetProperty(w => w.Attempts, w => w.Attempts + 1)
            .SetProperty(w => w.TryAfter, then), stop);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No suggestions for waiting listing {Listing} yet; tried again later.")]
    private partial void LogLater(Exception failed, Guid listing);
}
