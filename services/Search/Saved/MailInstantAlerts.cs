using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Messaging;
using TechMarket.Search.Indexing;

namespace TechMarket.Search.Saved;

/// <summary>Mails the alerts of searches that want them at once; what an import finds meanwhile goes together into the next mail.</summary>
internal sealed class MailInstantAlerts(
    IServiceScopeFactory scopes, IndexKeeper keeper, UnsubscribeTokens tokens, Rounds<SearchDb> rounds, TimeProvider clock) : BackgroundService
{
    private const int AtOnce = 100;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    /// <summary>Between two mails of one search.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        rounds.Repeat("mailing alerts", MailAll, stop => Task.Delay(Idle, stop), stoppingToken);

    private async Task MailAll(CancellationToken stop)
    {
        while (keeper.HasCaughtUp && await MailSome(stop) == AtOnce)
        {
        }
    }

    private async Task<int> MailSome(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, mail, now) = (scope.ServiceProvider.GetRequiredService<SearchDb>(), scope.ServiceProvider.GetRequiredService<AlertMail>(), clock.GetUtcNow());
        await using var commit = await db.Database.BeginTransactionAsync(stop);
        var due = await db.Searches.FromSql($"""
            select * from search.saved_searches as one where alerts = {SavedSearch.Instant} and mail_after <= {now} and exists (
              select 1 from search.alerts where search_id = one.id and mailed_at is null and read_at is null and raised_at >= one.alerts_since)
            order by mail_after limit {AtOnce} for update skip locked
            """).ToListAsync(stop);
        foreach (var search in due)
        {
            search.MailAfter = now + Pause;
            await mail.Write([search], daily: false, tokens.OfSearch(search.Id), stop);
        }
        await commit.CommitAsync(stop);
        return due.Count;
    }
}
