using System.Diagnostics;
using System.Text.Json;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace TechMarket.Platform.Messaging;

/// <summary>
/// Carries a service's outbox to the bus in the order it was written. A row that fails is tried again with growing pauses
/// and never blocks the rest. A notification from the database wakes the relay; a slow poll covers a missed one.
/// </summary>
internal sealed partial class Relay<TDb>(
    IServiceScopeFactory scopes, IBusControl bus, EventTypes events, Settings settings, TimeProvider clock, ILogger<Relay<TDb>> log)
    : BackgroundService
    where TDb : ServiceDb
{
    private const int BatchSize = 200;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await bus.WaitForHealthStatus(BusHealthStatus.Healthy, stoppingToken);
        var resent = settings.Bus != "memory";
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var wake = await Listen(stoppingToken);
                if (!resent)
                {
                    await SendRecentAgain(stoppingToken);
                    resent = true;
                }
                await Run(wake, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception away) when (!stoppingToken.IsCancellationRequested)
            {
                LogPaused(away, typeof(TDb).Name);
                await Task.Delay(Poll, stoppingToken);
            }
        }
    }

    private async Task Run(NpgsqlConnection wake, CancellationToken stop)
    {
        while (true)
        {
            while (await SendBatch(stop) == BatchSize)
            {
            }
            await wake.WaitAsync(Poll, stop);
        }
    }

    private async Task<NpgsqlConnection> Listen(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        var connection = new NpgsqlConnection(db.Database.GetConnectionString());
        await connection.OpenAsync(stop);
        await using var listen = new NpgsqlCommand($"listen outbox_{db.Schema}", connection);
        await listen.ExecuteNonQueryAsync(stop);
        return connection;
    }

    /// <summary>The in-memory bus loses what is in flight at a crash; the inboxes drop what had arrived.</summary>
    private async Task SendRecentAgain(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        await db.Database.ExecuteSqlRawAsync(
            $"update {db.Schema}.outbox set sent_at = null where sent_at > (select max(sent_at) from {db.Schema}.outbox) - interval '15 minutes'",
            stop);
    }

    private async Task<int> SendBatch(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        await using var commit = await db.Database.BeginTransactionAsync(stop);
        var rows = await db.Outbox.FromSqlRaw(
            $"select * from {db.Schema}.outbox where sent_at is null and try_after <= now() order by position limit {BatchSize} for update skip locked")
            .ToListAsync(stop);
        foreach (var row in rows)
        {
            await Send(row, stop);
        }
        await db.SaveChangesAsync(stop);
        await commit.CommitAsync(stop);
        return rows.Count;
    }

    private async Task Send(OutboxRow row, CancellationToken stop)
    {
        using var trace = row.TraceParent is null ? null : new Activity("outbox relay").SetParentId(row.TraceParent).Start();
        try
        {
            var type = events.Named(row.Name);
            var said = JsonSerializer.Deserialize(row.Body, type, Json)!;
            await bus.Publish(said, type, context => context.MessageId = row.Id, stop);
            row.SentAt = clock.GetUtcNow();
            row.Error = null;
        }
        catch (Exception failed) when (!stop.IsCancellationRequested)
        {
            row.Attempts++;
            row.Error = failed.Message;
            row.TryAfter = clock.GetUtcNow().AddSeconds(Math.Min(300, Math.Pow(2, row.Attempts)));
            LogNotSent(failed, row.Name, row.Id, row.Attempts);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox of {Db} waits for its database or bus.")]
    private partial void LogPaused(Exception away, string db);

    [LoggerMessage(Level = LogLevel.Error, Message = "Event {Name} {Id} could not be sent (attempt {Attempt}).")]
    private partial void LogNotSent(Exception failed, string name, Guid id, int attempt);
}
