namespace TechMarket.Events;

/// <summary>
/// Names a queue an event must reach, <c>{service}-{consumer}</c>. Whoever says the event declares the queue, so that a broker keeps it
/// also for a service that has never run yet. A house test compares the names with what the services really hear.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class HeardByAttribute(string queue) : Attribute
{
    public string Queue { get; } = queue;
}
