using Microsoft.EntityFrameworkCore;
using TechMarket.Platform;

namespace TechMarket.Listings.Needs;

/// <summary>Closes published needs whose deadline is over: at the start and then every quarter of an hour.</summary>
internal sealed partial class ExpireNeeds(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ExpireNeeds> log) : BackgroundService
{
    private const int Batch = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                while (await ExpireSome(stoppingToken) == Batch)
                {
                }
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                LogPutOff(failed);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Each need is a commit of its own, so that one being edited at this moment holds up no other.</summary>
    internal async Task<int> ExpireSome(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ListingsDb>();
        var today = clock.Today();
        var over = await db.Needs.Where(need => need.Status == PostedStatus.Published && need.Deadline < today)
            .OrderBy(need => need.Deadline).Take(Batch).ToListAsync(stop);
        foreach (var need in over)
        {
            need.Expire(clock.GetUtcNow());
            await db.Commit(need, clock.GetUtcNow(), stop);
        }
        return over.Count;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Expiring needs was put off to the next round.")]
    private partial void LogPutOff(Exception failed);
}
