using System.Diagnostics;
using System.Text.Json;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TechMarket.Events;
using TechMarket.Platform.Errors;

namespace TechMarket.Platform.Messaging;

/// <summary>
/// Takes a message off the bus and acts on it exactly once: the inbox row and the effect are one commit. What is away is waited
/// for; a message that fails for another reason is tried a few times, then kept among the failed ones, so that it blocks nothing.
/// </summary>
internal sealed class Receiver<TDb, TConsumer, TEvent>(
    IServiceScopeFactory scopes, Schema<TDb> schema, FailedMessages<TDb> failed, InFlight inFlight, IHostApplicationLifetime life)
    : IConsumer<TEvent>, IReceiver
    where TDb : ServiceDb
    where TConsumer : class, IConsume<TEvent>
    where TEvent : class, IEvent
{
    private const int Most = 6;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task Consume(ConsumeContext<TEvent> context)
    {
        var message = context.MessageId ?? throw new InvalidOperationException("A message without an id.");
        try
        {
            await schema.Ready(life.ApplicationStopping);
            await Act(message, context.Message, context.CancellationToken);
            inFlight.Settle(message, typeof(TConsumer));
        }
        catch
        {
            inFlight.PutBack(message);
            throw;
        }
    }

    public Task Again(Guid message, string body, CancellationToken stop) =>
        Once(message, JsonSerializer.Deserialize<TEvent>(body, EventTypes.Json)!, again: true, stop);

    /// <summary>Returns when the message is settled; throws when it must be put back.</summary>
    private async Task Act(Guid message, TEvent heard, CancellationToken stop)
    {
        var begun = Stopwatch.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Once(message, heard, again: false, stop);
                return;
            }
            catch (Exception away) when (Away.Is(away) && Stopwatch.GetElapsedTime(begun) < Patience)
            {
                // Waited for below, however often.
            }
            catch (Exception failure) when (!Away.Is(failure) && !stop.IsCancellationRequested)
            {
                if (attempt >= Most)
                {
                    await failed.Keep(message, typeof(TConsumer).Name, EventTypes.NameOf(typeof(TEvent)),
                        JsonSerializer.Serialize(heard, EventTypes.Json), failure, stop);
                    return;
                }
            }
            await Task.Delay(Pause(attempt), life.ApplicationStopping);
        }
    }

    private static TimeSpan Pause(int attempt) => TimeSpan.FromMilliseconds(Math.Min(Longest.TotalMilliseconds, 50 * Math.Pow(3, Math.Min(attempt, 10) - 1)));

    private async Task Once(Guid message, TEvent heard, bool again, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        await using var commit = await db.Database.BeginTransactionAsync(stop);
        if (await IsNew(db, message, stop))
        {
            await scope.ServiceProvider.GetRequiredService<TConsumer>().Consume(heard, stop);
            await db.SaveChangesAsync(stop);
        }
        if (again)
        {
            await db.Failed.Where(row => row.MessageId == message && row.Consumer == typeof(TConsumer).Name).ExecuteDeleteAsync(stop);
        }
        await commit.CommitAsync(stop);
    }

    private static async Task<bool> IsNew(TDb db, Guid message, CancellationToken stop) => await db.Database.ExecuteSqlRawAsync(
        $"insert into {db.Schema}.inbox (message_id, consumer, heard_at) values ({{0}}, {{1}}, now()) on conflict do nothing",
        [message, typeof(TConsumer).Name], stop) == 1;
}

/// <summary>Acts on a kept message.</summary>
internal interface IReceiver
{
    /// <summary>Acts on it and forgets that it failed, in one commit.</summary>
    Task Again(Guid message, string body, CancellationToken stop);
}
