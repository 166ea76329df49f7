using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using TechMarket.Platform.Errors;

namespace TechMarket.Platform.Messaging;

/// <summary>
/// Carries a service's outbox to the bus. A batch leaves side by side, several batches are under way to a broker when much waits, and
/// several instances share the rows, so order is not kept: consumers are right without it. A row that fails is tried again with growing
/// pauses and never blocks the rest. A notification from the database wakes the relay; a slow poll covers a missed one.
/// </summary>
internal sealed partial class Relay<TDb>(
    IServiceScopeFactory scopes, Schema<TDb> schema, IBusControl bus, EventTypes events, InFlight inFlight, Settings settings, ILogger<Relay<TDb>> log) : BackgroundService
    where TDb : ServiceDb
{
    private const int BatchSize = 500;
    /// <summary>So many batches are under way to a broker at once: while one is read or noted, others are published.</summary>
    private const int BatchesAtOnce = 4;
    /// <summary>How many messages of one service the in-memory bus carries at most; the others wait in the outbox.</summary>
    private const int MostCarried = 1000;
    /// <summary>So few of an import's that whoever posts by hand meanwhile hardly waits behind them.</summary>
    private const int MostInBulk = 96;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PublishWithin = TimeSpan.FromSeconds(10);
    /// <summary>A row on the in-memory bus is not sent again for so long; a new process frees it at once.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);
    private readonly Channel<Settled> settled = Channel.CreateUnbounded<Settled>(new() { SingleReader = true });
    private readonly SemaphoreSlim wake = new(0), more = new(0);
    private readonly Outage outage = new();
    private readonly bool memory = settings.Bus == "memory";
    private int carried, carriedInBulk;

    /// <summary>Compared with the clock of the database, so never one that a test has moved.</summary>
    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await schema.Ready(stoppingToken);
        if (memory)
        {
            await Keep(FreeLeases, stoppingToken);
        }
        var others = memory ? 0 : BatchesAtOnce - 1;
        await Task.WhenAll([
            Keep(Listen, stoppingToken),
            Keep(Settle, stoppingToken),
            Keep(stop => Run(() => wake.WaitAsync(Poll, stop), stop), stoppingToken),
            .. Enumerable.Range(0, others).Select(_ => Keep(stop => Run(() => more.WaitAsync(stop), stop), stoppingToken))]);
    }

    /// <summary>Does it until it ends by itself, however often what it needs is away.</summary>
    private async Task Keep(Func<CancellationToken, Task> work, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await work(stop);
                return;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failed)
            {
                if (outage.Begins())
                {
                    LogPaused(failed, schema.Service);
                }
                await Task.Delay(Poll, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Sends batch after batch. One of them is woken by what is said; a full batch calls another one in.</summary>
    private async Task Run(Func<Task> called, CancellationToken stop)
    {
        while (true)
        {
            await bus.WaitForHealthStatus(BusHealthStatus.Healthy, stop);
            var sent = await SendBatch(bulk: false, stop) + await SendBatch(bulk: true, stop);
            if (outage.Ends())
            {
                LogBack(schema.Service);
            }
            if (sent < BatchSize)
            {
                await called();
            }
            else
            {
                Signal(more);
            }
        }
    }

    private async Task Listen(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        await using var connection = new NpgsqlConnection(db.Database.GetConnectionString());
        await connection.OpenAsync(stop);
        connection.Notification += (_, _) => Signal(wake);
        await using var listen = new NpgsqlCommand($"listen outbox_{db.Schema}", connection);
        await listen.ExecuteNonQueryAsync(stop);
        Signal(wake);
        while (true)
        {
            await connection.WaitAsync(stop);
        }
    }

    private static void Signal(SemaphoreSlim one)
    {
        if (one.CurrentCount == 0)
        {
            one.Release();
        }
    }

    private int Room(bool bulk) => !memory ? BatchSize
        : Math.Min(BatchSize, bulk ? MostInBulk - Volatile.Read(ref carriedInBulk) : MostCarried - Volatile.Read(ref carried));

    private async Task<int> SendBatch(bool bulk, CancellationToken stop)
    {
        var most = Room(bulk);
        if (most <= 0)
        {
            return 0;
        }
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        await using var commit = await db.Database.BeginTransactionAsync(stop);
        var rows = await db.Outbox.FromSqlRaw(
            $"select * from {db.Schema}.outbox where bulk = {bulk} and try_after <= now() order by position limit {most} for update skip locked")
            .AsNoTracking().ToListAsync(stop);
        using var within = CancellationTokenSource.CreateLinkedTokenSource(stop);
        within.CancelAfter(PublishWithin);
        var left = await Task.WhenAll(rows.Select(row => Send(db, row, within.Token, stop)));
        await Note(db, [.. rows.Where((_, at) => left[at]).Select(row => row.Position)], stop);
        await commit.CommitAsync(stop);
        return rows.Count;
    }

    /// <summary>
    /// True when it left. A bus that is away ends the batch and costs the row nothing; any other failure is the row's own, and the row is
    /// tracked to be saved with it.
    /// </summary>
    private async Task<bool> Send(TDb db, OutboxRow row, CancellationToken within, CancellationToken stop)
    {
        using var trace = row.TraceParent is null ? null : new Activity("outbox relay").SetParentId(row.TraceParent).Start();
        try
        {
            var type = events.Named(row.Name);
            var said = JsonSerializer.Deserialize(row.Body, type, EventTypes.Json)!;
            await Publish(row, type, said, within);
            return true;
        }
        catch (Exception failed) when (!stop.IsCancellationRequested && !Away.Is(failed) && bus.CheckHealth().Status == BusHealthStatus.Healthy)
        {
            lock (db)
            {
                db.Attach(row);
            }
            row.Attempts++;
            row.Error = failed.Message;
            row.TryAfter = Now.AddSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, row.Attempts)));
            LogNotSent(failed, row.Name, row.Id, row.Attempts);
            return false;
        }
    }

    private Task Publish(OutboxRow row, Type type, object said, CancellationToken stop)
    {
        if (memory && inFlight.Begin(row.Id, type, row.Bulk, settled.Writer))
        {
            Count(row.Bulk, 1);
        }
        return bus.Publish(said, type, context =>
        {
            context.MessageId = row.Id;
            context.TrySetPriority(row.Bulk ? (byte)0 : (byte)1);
        }, stop);
    }

    /// <summary>What a broker has confirmed is done with; what the in-memory bus carries is only leased to it.</summary>
    private async Task Note(TDb db, List<long> left, CancellationToken stop)
    {
        var leased = Now + Lease;
        var rows = db.Outbox.Where(row => left.Contains(row.Position));
        await (memory
            ? rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.TryAfter, leased), stop)
            : rows.ExecuteDeleteAsync(stop));
        await db.SaveChangesAsync(stop);
    }

    /// <summary>Deletes the messages that the in-memory bus is done with, and frees those it put back.</summary>
    private async Task Settle(CancellationToken stop)
    {
        while (await settled.Reader.WaitToReadAsync(stop))
        {
            var (done, back) = (new List<Guid>(), new List<Guid>());
            while (done.Count + back.Count < BatchSize && settled.Reader.TryRead(out var one))
            {
                (one.Done ? done : back).Add(one.Message);
                Count(one.Bulk, -1);
            }
            Signal(wake);
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<TDb>();
            var soon = Now.AddSeconds(1);
            await db.Outbox.Where(row => done.Contains(row.Id)).ExecuteDeleteAsync(stop);
            await db.Outbox.Where(row => back.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.TryAfter, soon), stop);
        }
    }

    private void Count(bool bulk, int more)
    {
        if (bulk)
        {
            Interlocked.Add(ref carriedInBulk, more);
        }
        else
        {
            Interlocked.Add(ref carried, more);
        }
    }

    /// <summary>Nothing is on the in-memory bus of a process that has just begun.</summary>
    private async Task FreeLeases(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        var now = Now;
        var leased = now + LongestPause;
        await db.Outbox.Where(row => row.Attempts == 0 || row.TryAfter > leased)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.TryAfter, now), stop);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox of {Service} waits for its database or bus.")]
    private partial void LogPaused(Exception away, string service);

    [LoggerMessage(Level = LogLevel.Information, Message = "The outbox of {Service} is sent again.")]
    private partial void LogBack(string service);

    [LoggerMessage(Level = LogLevel.Error, Message = "Event {Name} {Id} could not be sent (attempt {Attempt}).")]
    private partial void LogNotSent(Exception failed, string name, Guid id, int attempt);
}
