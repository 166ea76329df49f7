namespace TechMarket.Events;

/// <summary>
/// Marks the records that go over the bus. Each carries a pinned <c>MessageUrn</c>; fields are added, never renamed or removed.
/// </summary>
public interface IEvent;

/// <summary>Names this assembly, where all events live.</summary>
public sealed class EventsAssembly;
