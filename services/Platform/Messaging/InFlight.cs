using System.Collections.Concurrent;
using System.Threading.Channels;

namespace TechMarket.Platform.Messaging;

/// <summary>
/// What the in-memory bus carries right now. It loses that at a crash, so there a row of the outbox counts as sent only when
/// every consumer has settled it; a broker keeps what it has confirmed, and nothing is tracked.
/// </summary>
internal sealed class InFlight(IReadOnlyList<Consumers> all)
{
    private readonly ILookup<Type, Type> listeners = all.SelectMany(consumers => consumers.All)
        .SelectMany(heard => heard.Events, (heard, one) => (heard.Consumer, one)).ToLookup(pair => pair.one, pair => pair.Consumer);
    private readonly ConcurrentDictionary<Guid, Carried> carried = new();

    /// <summary>A message leaves; <paramref name="settled"/> hears of it once every consumer has settled it. False when it is under way already.</summary>
    public bool Begin(Guid message, Type type, bool bulk, ChannelWriter<Settled> settled)
    {
        if (!listeners[type].Any())
        {
            return settled.TryWrite(new Settled(message, bulk, true));
        }
        return carried.TryAdd(message, new Carried([.. listeners[type]], bulk, settled));
    }

    /// <summary>A consumer has acted on the message, or keeps it among the failed ones.</summary>
    public void Settle(Guid message, Type consumer)
    {
        if (carried.TryGetValue(message, out var one) && one.WasLast(consumer) && carried.TryRemove(message, out _))
        {
            one.Settled.TryWrite(new Settled(message, one.Bulk, true));
        }
    }

    /// <summary>A consumer could not take it now: it leaves again in a moment, and the others drop the double.</summary>
    public void PutBack(Guid message)
    {
        if (carried.TryRemove(message, out var one))
        {
            one.Settled.TryWrite(new Settled(message, one.Bulk, false));
        }
    }

    private sealed class Carried(HashSet<Type> left, bool bulk, ChannelWriter<Settled> settled)
    {
        public bool Bulk { get; } = bulk;

        public ChannelWriter<Settled> Settled { get; } = settled;

        public bool WasLast(Type consumer)
        {
            lock (left)
            {
                return left.Remove(consumer) && left.Count == 0;
            }
        }
    }
}

/// <summary>A message left the bus: done with, or to be sent again.</summary>
internal readonly record struct Settled(Guid Message, bool Bulk, bool Done);
