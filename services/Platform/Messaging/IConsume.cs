using TechMarket.Events;

namespace TechMarket.Platform.Messaging;

/// <summary>
/// Does one thing when an event is heard. Changes made to the service's database are committed together with the note that
/// the message was heard, so a message delivered twice acts once. Exceptions are let go: the message is tried again.
/// </summary>
public interface IConsume<in TEvent> where TEvent : class, IEvent
{
    Task Consume(TEvent heard, CancellationToken stop);
}
