using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TechMarket.Platform.Errors;

namespace TechMarket.Platform.Messaging;

/// <summary>A message a consumer could not act upon.</summary>
/// <param name="Event">The event's pinned name; null when the message could not be read at all.</param>
/// <param name="Body">The event as JSON.</param>
/// <param name="Error">What went wrong at the last attempt.</param>
internal sealed record FailedMessage(Guid Id, string Consumer, string? Event, string Body, string Error, DateTimeOffset FailedAt);

/// <summary>The messages a service could not act upon.</summary>
internal interface IFailedMessages
{
    string Service { get; }

    /// <summary>Keeps one for an administrator.</summary>
    /// <param name="name">The event's pinned name; null when the message could not be read.</param>
    Task Keep(Guid message, string consumer, string? name, string body, Exception failure, CancellationToken stop);

    Task<IReadOnlyList<FailedMessage>> List(int limit, CancellationToken stop);

    /// <summary>How many there are, and how many events could not leave so far.</summary>
    Task<(int Failed, int NotSent)> Count(CancellationToken stop);

    /// <summary>How many events have not left yet, and how many of them have been waiting longer than this.</summary>
    Task<(int Unsent, int Late)> Waiting(TimeSpan longer, CancellationToken stop);

    /// <summary>Acts on it now. False when there is no such message; throws what goes wrong again.</summary>
    Task<bool> Again(Guid message, string consumer, CancellationToken stop);

    Task<bool> Discard(Guid message, string consumer, CancellationToken stop);
}

/// <summary>Keeps a service's failed messages in its own schema, whatever the bus.</summary>
internal sealed partial class FailedMessages<TDb>(
    IServiceScopeFactory scopes, IServiceProvider services, Schema<TDb> schema, IReadOnlyList<Consumers> all, EventTypes events, TimeProvider clock,
    ILogger<FailedMessages<TDb>> log)
    : IFailedMessages
    where TDb : ServiceDb
{
    private const int LongestError = 2000;

    public string Service => schema.Service;

    public async Task Keep(Guid message, string consumer, string? name, string body, Exception failure, CancellationToken stop)
    {
        LogKept(failure, name ?? "unreadable", message, consumer);
        var error = failure.Message.Length <= LongestError ? failure.Message : failure.Message[..LongestError];
        var now = clock.GetUtcNow();
        await With(db => db.Database.ExecuteSqlRawAsync($$"""
            insert into {{db.Schema}}.failed_messages (message_id, consumer, name, body, error, failed_at) values ({0}, {1}, {2}, {3}, {4}, {5})
            on conflict (message_id, consumer) do update set error = excluded.error, failed_at = excluded.failed_at
            """, [message, consumer, name!, body, error, now], stop));
    }

    public Task<IReadOnlyList<FailedMessage>> List(int limit, CancellationToken stop) => With<IReadOnlyList<FailedMessage>>(async db =>
        await db.Failed.AsNoTracking().OrderByDescending(row => row.FailedAt).Take(limit)
            .Select(row => new FailedMessage(row.MessageId, row.Consumer, row.Name, row.Body, row.Error, row.FailedAt)).ToListAsync(stop));

    public Task<(int Failed, int NotSent)> Count(CancellationToken stop) => With(async db =>
        (await db.Failed.CountAsync(stop), await db.Outbox.CountAsync(row => row.Attempts > 0, stop)));

    /// <summary>The outbox is dated by the clock of the database, which no test moves.</summary>
    public Task<(int Unsent, int Late)> Waiting(TimeSpan longer, CancellationToken stop) => With(async db =>
    {
        var since = TimeProvider.System.GetUtcNow() - longer;
        return (await db.Outbox.CountAsync(stop), await db.Outbox.CountAsync(row => row.SaidAt < since, stop));
    });

    public async Task<bool> Again(Guid message, string consumer, CancellationToken stop)
    {
        var row = await With(db => db.Failed.AsNoTracking().SingleOrDefaultAsync(one => one.MessageId == message && one.Consumer == consumer, stop));
        if (row is null)
        {
            return false;
        }
        var receiver = row.Name is null ? null : ReceiverOf(consumer, events.Named(row.Name));
        if (receiver is null)
        {
            throw new RuleBroken("message.unreadable", "这条消息无法读取，不能重新处理；核对后可以丢弃。",
                "This message cannot be read and so not be sent again; check it and discard it.");
        }
        await ((IReceiver)ActivatorUtilities.CreateInstance(services, receiver)).Again(message, row.Body, stop);
        return true;
    }

    public async Task<bool> Discard(Guid message, string consumer, CancellationToken stop) =>
        await With(db => db.Failed.Where(row => row.MessageId == message && row.Consumer == consumer).ExecuteDeleteAsync(stop)) == 1;

    private Type? ReceiverOf(string consumer, Type heard) => all.SelectMany(consumers => consumers.All)
        .Where(one => one.Db == typeof(TDb) && one.Consumer.Name == consumer && one.Events.Contains(heard))
        .Select(one => typeof(Receiver<,,>).MakeGenericType(one.Db, one.Consumer, heard)).SingleOrDefault();

    private async Task<TResult> With<TResult>(Func<TDb, Task<TResult>> use)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TDb>());
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {Name} {Id} failed in {Consumer} and is kept for an administrator.")]
    private partial void LogKept(Exception failure, string name, Guid id, string consumer);
}
