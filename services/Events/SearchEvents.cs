using MassTransit;

namespace TechMarket.Events;

/// <summary>A published listing is in the index and can surely be found.</summary>
/// <param name="Kind">need or result.</param>
[MessageUrn("techmarket:listing-indexed:v1"), HeardBy("matching-suggest-matches")]
public sealed record ListingIndexed(Guid ListingId, string Kind, long Version, DateTimeOffset At) : IEvent;
