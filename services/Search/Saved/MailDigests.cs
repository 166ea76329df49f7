using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Messaging;
using TechMarket.Search.Indexing;

namespace TechMarket.Search.Saved;

/// <summary>
/// Once a day, from eight in the morning in China on, each person gets one mail of all that the daily searches newly found; none when nothing
/// is new. A market that was down then makes up for it once.
/// </summary>
internal sealed class MailDigests(
    IServiceScopeFactory scopes, IndexKeeper keeper, UnsubscribeTokens tokens, Rounds<SearchDb> rounds, TimeProvider clock) : BackgroundService
{
    private const int AtOnce = 100;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        rounds.Repeat("mailing digests", MailAll, stop => Task.Delay(Idle, stop), stoppingToken);

    private async Task MailAll(CancellationToken stop)
    {
        while (keeper.HasCaughtUp && await Due(SavedSearch.DigestDay(clock.GetUtcNow()), stop) is { Count: > 0 } due)
        {
            foreach (var account in due)
            {
                await Mail(account, stop);
            }
        }
    }

    private async Task<List<Guid>> Due(DateOnly day, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SearchDb>();
        return await db.Searches.Where(s => s.Alerts == SavedSearch.Daily && s.DigestOn < day).Select(s => s.AccountId).Distinct().Take(AtOnce).ToListAsync(stop);
    }

    private async Task Mail(Guid account, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, day) = (scope.ServiceProvider.GetRequiredService<SearchDb>(), SavedSearch.DigestDay(clock.GetUtcNow()));
        await using var commit = await db.Database.BeginTransactionAsync(stop);
        var searches = await db.Searches.FromSql($"""
            select * from search.saved_searches where account_id = {account} and alerts = {SavedSearch.Daily} order by id for update
            """).ToListAsync(stop);
        if (searches.Exists(search => search.DigestOn < day))
        {
            searches.ForEach(search => search.DigestOn = day);
            await scope.ServiceProvider.GetRequiredService<AlertMail>().Write(searches, daily: true, tokens.OfDigest(account), stop);
        }
        await commit.CommitAsync(stop);
    }
}
