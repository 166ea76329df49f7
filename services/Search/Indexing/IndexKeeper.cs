using System.Globalization;
using TechMarket.Platform.Errors;

namespace TechMarket.Search.Indexing;

/// <summary>
/// Keeps the index equal to Listings whatever happened: at the start and once a minute it reads what changed since the mark. Events make it quick,
/// this makes it sure: a crash between a commit of the inbox and one of the index, or a lost index, is made good here.
/// </summary>
internal sealed partial class IndexKeeper(ITextIndex index, IServiceScopeFactory scopes, IHostApplicationLifetime host, TimeProvider clock, ILogger<IndexKeeper> log) : BackgroundService
{
    /// <summary>Changes may become visible out of order; after this long no earlier one is still on its way.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1), Look = TimeSpan.FromSeconds(1);
    private readonly Queue<(DateTimeOffset At, long Sequence)> seen = new();
    private readonly SemaphoreSlim asked = new(0);
    private readonly Outage outage = new();
    private Rebuild? rebuild;
    private int? caughtUp;

    /// <summary>Holds everything there was at some moment not long ago.</summary>
    public bool Usable { get; private set; } = index.Mark is not null;

    /// <summary>Has read all changes since the start: what it does not hold is not to be found, rather than lost.</summary>
    public bool HasCaughtUp => Usable && caughtUp == index.Losses;

    /// <summary>How far the rebuild has come, if one is running.</summary>
    public Rebuild? Rebuilding => rebuild;

    public void MustBeUsable()
    {
        if (!Usable)
        {
            throw new NotReady("搜索索引正在建立，请稍候再试。", "The search index is being built; try again shortly.");
        }
    }

    /// <summary>
    /// For what is concluded once and kept: a process that was killed may have lost from the index what others had already found there, until it has read
    /// the changes again. Who merely searches need not wait for that.
    /// </summary>
    public void MustHaveCaughtUp()
    {
        MustBeUsable();
        if (!HasCaughtUp)
        {
            throw new NotReady("搜索索引正在读取重启前的变更，请稍候再试。", "The search index is reading what changed before it was restarted; try again shortly.");
        }
    }

    /// <summary>Begins to fill a new index beside the one that answers; nothing happens if one is already being filled.</summary>
    public async Task StartRebuild(CancellationToken stop)
    {
        var total = (await index.Count(stop)).Values.Sum();
        if (Interlocked.CompareExchange(ref rebuild, new Rebuild(0, total), null) is null)
        {
            asked.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        LogSingle();
        await Started(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await (rebuild is null ? CatchUp(stoppingToken) : FillNew(stoppingToken));
                outage.Ends();
                await PauseOrLoss(stoppingToken);
            }
            catch (Exception away) when (!stoppingToken.IsCancellationRequested)
            {
                if (outage.Begins() || !Away.Is(away))
                {
                    LogAway(away.Message);
                }
                await Task.Delay(TimeSpan.FromSeconds(2), stoppingToken);
            }
        }
    }

    /// <summary>Listings may live in this very process, which does not answer before it has started.</summary>
    private async Task Started(CancellationToken stop)
    {
        var started = new TaskCompletionSource();
        await using var whenStarted = host.ApplicationStarted.Register(() => started.TrySetResult());
        await using var whenStopped = stop.Register(() => started.TrySetCanceled());
        await started.Task;
    }

    private async Task CatchUp(CancellationToken stop)
    {
        var (from, losses) = (MarkOf(index.Mark), index.Losses);
        await using var scope = scopes.CreateAsyncScope();
        var feed = scope.ServiceProvider.GetRequiredService<ListingsFeed>();
        var (last, taken) = await FeedReader.Read(feed, from, index.Upsert, index.Remove, null, stop);
        await index.WaitUntilVisible(stop);
        MustBeWhole(losses);
        await index.MoveMark(Text(Settled(last)), stop);
        if (!Usable)
        {
            await index.Commit(stop);
            MustBeWhole(losses);
            Usable = true;
        }
        caughtUp = losses;
        if (taken > 0)
        {
            LogCaughtUp(taken, last);
        }
    }

    private void MustBeWhole(int losses)
    {
        if (index.Losses != losses)
        {
            throw new NotReady("搜索索引刚刚恢复，正在补读。", "The search index was just recovered and reads anew.");
        }
    }

    private async Task PauseOrLoss(CancellationToken stop)
    {
        for (var waited = TimeSpan.Zero; waited < Pause && !(rebuild is null && caughtUp != index.Losses); waited += Look)
        {
            if (await asked.WaitAsync(Look, stop))
            {
                return;
            }
        }
    }

    /// <summary>Tried again from the beginning until it succeeds: what is half filled is thrown away, the old index answers meanwhile.</summary>
    private async Task FillNew(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var feed = scope.ServiceProvider.GetRequiredService<ListingsFeed>();
        await using var fresh = await index.Rebuild(stop);
        var settled = MarkOf(index.Mark);
        var (_, taken) = await FeedReader.Read(
            feed, 0, fresh.Upsert, fresh.Remove, done => rebuild = new Rebuild(done, Math.Max(done, rebuild!.Total)), stop);
        await fresh.Publish(Text(settled), stop);
        rebuild = null;
        LogRebuilt(taken);
    }

    /// <summary>The last sequence number before which nothing can still turn up.</summary>
    private long Settled(long last)
    {
        var now = clock.GetUtcNow();
        seen.Enqueue((now, last));
        var settled = MarkOf(index.Mark);
        while (seen.TryPeek(out var oldest) && now - oldest.At >= Margin)
        {
            settled = Math.Max(settled, oldest.Sequence);
            seen.Dequeue();
        }
        return settled;
    }

    private static long MarkOf(string? mark) => long.TryParse(mark, CultureInfo.InvariantCulture, out var sequence) ? sequence : 0;

    private static string Text(long sequence) => sequence.ToString(CultureInfo.InvariantCulture);

    [LoggerMessage(Level = LogLevel.Information, Message = "Search runs on Lucene in a folder of its own: one process only. A second one stops at its start.")]
    private partial void LogSingle();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Search waits for Listings to read what changed: {Reason}")]
    private partial void LogAway(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Search took {Count} changes from Listings, up to {Sequence}.")]
    private partial void LogCaughtUp(int count, long sequence);

    [LoggerMessage(Level = LogLevel.Information, Message = "The search index was rebuilt from {Count} listings.")]
    private partial void LogRebuilt(int count);
}

/// <summary>How many listings a running rebuild has read, of about how many.</summary>
internal sealed record Rebuild(long Done, long Total);
