using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Messaging;

namespace TechMarket.Listings;

/// <summary>Counts looks at public listings in memory and writes them down every few seconds; a crash loses at most those.</summary>
internal sealed class Views(IServiceScopeFactory scopes, Rounds<ListingsDb> rounds, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private ConcurrentDictionary<Guid, int> looks = new();

    public void Count(Guid listing) => looks.AddOrUpdate(listing, 1, (_, count) => count + 1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        await rounds.Repeat("writing down looks", WriteDown, stop => timer.WaitForNextTickAsync(stop).AsTask(), stoppingToken);
    }

    private async Task WriteDown(CancellationToken stop)
    {
        if (looks.IsEmpty)
        {
            return;
        }
        var counted = Interlocked.Exchange(ref looks, new());
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ListingsDb>();
        await db.Database.ExecuteSqlAsync($"""
            insert into listings.views (listing_id, count) select * from unnest({counted.Keys.ToArray()}, {counted.Values.Select(count => (long)count).ToArray()})
            on conflict (listing_id) do update set count = views.count + excluded.count
            """, stop);
    }
}
