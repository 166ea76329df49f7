using MassTransit;
using Microsoft.EntityFrameworkCore;
using TechMarket.Events;

namespace TechMarket.Platform.Messaging;

/// <summary>Takes a message off the bus and acts on it exactly once: the inbox row and the effect are one commit.</summary>
internal sealed class Receiver<TDb, TConsumer, TEvent>(TDb db, TConsumer consumer) : IConsumer<TEvent>
    where TDb : ServiceDb
    where TConsumer : class, IConsume<TEvent>
    where TEvent : class, IEvent
{
    public async Task Consume(ConsumeContext<TEvent> context)
    {
        var stop = context.CancellationToken;
        var message = context.MessageId ?? throw new InvalidOperationException("A message without an id.");
        await using var commit = await db.Database.BeginTransactionAsync(stop);
        if (await IsNew(message, stop))
        {
            await consumer.Consume(context.Message, stop);
            await db.SaveChangesAsync(stop);
            await commit.CommitAsync(stop);
        }
    }

    private async Task<bool> IsNew(Guid message, CancellationToken stop) => await db.Database.ExecuteSqlRawAsync(
        $"insert into {db.Schema}.inbox (message_id, consumer, heard_at) values ({{0}}, {{1}}, now()) on conflict do nothing",
        [message, typeof(TConsumer).Name], stop) == 1;
}
