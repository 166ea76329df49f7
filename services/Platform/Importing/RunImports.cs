using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TechMarket.Platform.Errors;
using TechMarket.Platform.Messaging;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Platform.Importing;

/// <summary>
/// Runs a service's imports one after the other. A database lock makes sure that only one process does, and is free again when that
/// process dies: what it left unfinished, of which nothing was stored, then runs anew.
/// </summary>
internal sealed partial class RunImports<TDb>(
    IServiceScopeFactory scopes, IEnumerable<ImportKind<TDb>> kinds, ImportBell<TDb> bell, Rounds<TDb> rounds, TimeProvider clock, ILogger<RunImports<TDb>> log)
    : BackgroundService
    where TDb : ServiceDb
{
    private const int MaxAttempts = 5;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        rounds.Repeat("importing", RunAll, stop => bell.Wait(Poll, stop), stoppingToken);

    private async Task RunAll(CancellationToken stop)
    {
        while (await RunNext(stop))
        {
        }
    }

    private async Task<bool> RunNext(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        await db.Database.OpenConnectionAsync(stop);
        var name = $"{db.Schema}-imports";
        var alone = await db.Database.SqlQuery<bool>($"select pg_try_advisory_lock(hashtextextended({name}, 0)) as \"Value\"").ToListAsync(stop);
        if (!alone[0])
        {
            return false;
        }
        try
        {
            var open = await db.Set<ImportJob>().AsNoTracking().Where(job => job.Status == ImportJob.Waiting || job.Status == ImportJob.Running || job.Status == ImportJob.Previewing)
                .OrderBy(job => job.Id).FirstOrDefaultAsync(stop);
            if (open is not null)
            {
                await Run(open, db, scope.ServiceProvider, stop);
            }
            return open is not null;
        }
        finally
        {
            await db.Database.ExecuteSqlAsync($"select pg_advisory_unlock(hashtextextended({name}, 0))", CancellationToken.None);
        }
    }

    private async Task Run(ImportJob job, TDb db, IServiceProvider scope, CancellationToken stop)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(job.Language);
        var attempt = job.Attempts + 1;
        if (attempt > MaxAttempts)
        {
            // The process died of it, or with it, every time.
            await GiveUp(job.Id, stop);
            return;
        }
        await db.Set<ImportJob>().Where(j => j.Id == job.Id).ExecuteUpdateAsync(set => set
            .SetProperty(j => j.Status, job.Status == ImportJob.Previewing ? ImportJob.Previewing : ImportJob.Running).SetProperty(j => j.StartedAt, clock.GetUtcNow()).SetProperty(j => j.Attempts, attempt)
            .SetProperty(j => j.Read, 0).SetProperty(j => j.Added, 0).SetProperty(j => j.Changed, 0).SetProperty(j => j.Unchanged, 0), stop);
        try
        {
            await kinds.Single(kind => kind.Name == job.Kind).Run(job, scope, scopes, stop);
        }
        catch (Exception away) when (Away.Is(away) || stop.IsCancellationRequested)
        {
            await GiveBack(job.Id, attempt);
            throw;
        }
        catch (Exception failed) when (!stop.IsCancellationRequested)
        {
            LogFailed(failed, job.Kind, job.Id, attempt);
            if (attempt < MaxAttempts)
            {
                throw;
            }
            await GiveUp(job.Id, stop);
        }
    }

    /// <summary>An attempt that something else ended does not count; where that cannot be written down, it does.</summary>
    private async Task GiveBack(Guid job, int attempt)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TDb>().Set<ImportJob>().Where(j => j.Id == job)
            .ExecuteUpdateAsync(set => set.SetProperty(j => j.Attempts, attempt - 1), CancellationToken.None);
    }

    private async Task GiveUp(Guid job, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        List<ImportFault> faults = [new(0, null, T("系统出错，导入没有完成，什么也没有保存。请稍后重新上传。", "The system failed; nothing was stored. Upload the file again later."))];
        await db.Set<ImportJob>().Where(j => j.Id == job).ExecuteUpdateAsync(set => set
            .SetProperty(j => j.Status, ImportJob.Failed).SetProperty(j => j.EndedAt, clock.GetUtcNow())
            .SetProperty(j => j.FaultCount, 1).SetProperty(j => j.Faults, faults), stop);
        await db.Set<ImportPart>().Where(part => part.JobId == job).ExecuteDeleteAsync(stop);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Import of {Kind} {Job} failed (attempt {Attempt}); nothing of it was stored.")]
    private partial void LogFailed(Exception failed, string kind, Guid job, int attempt);
}
