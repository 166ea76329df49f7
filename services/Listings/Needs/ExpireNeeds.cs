using Microsoft.EntityFrameworkCore;
using TechMarket.Platform;
using TechMarket.Platform.Messaging;

namespace TechMarket.Listings.Needs;

/// <summary>Closes published needs whose deadline is over: at the start and then every quarter of an hour.</summary>
internal sealed partial class ExpireNeeds(IServiceScopeFactory scopes, Rounds<ListingsDb> rounds, TimeProvider clock, ILogger<ExpireNeeds> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        await rounds.Repeat("expiring needs", ExpireOver, stop => timer.WaitForNextTickAsync(stop).AsTask(), stoppingToken);
    }

    internal async Task ExpireOver(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ListingsDb>();
        foreach (var id in await Over(db).OrderBy(need => need.Deadline).Select(need => need.Id).ToListAsync(stop))
        {
            try
            {
                await Expire(id, stop);
            }
            catch (DbUpdateConcurrencyException meanwhile)
            {
                LogChanged(meanwhile, id);
            }
        }
    }

    /// <summary>Each need has a context and a commit of its own, so that one being edited at this moment holds up no other.</summary>
    private async Task Expire(Guid id, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ListingsDb>();
        if (await Over(db).SingleOrDefaultAsync(need => need.Id == id, stop) is { } need)
        {
            need.Expire(clock.GetUtcNow());
            await db.Commit(need, clock.GetUtcNow(), stop);
        }
    }

    private IQueryable<Need> Over(ListingsDb db)
    {
        var today = clock.Today();
        return db.Needs.Where(need => need.Status == PostedStatus.Published && need.Deadline < today);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Need {Id} was changed at this moment; the next round looks at it again.")]
    private partial void LogChanged(Exception meanwhile, Guid id);
}
