namespace TechMarket.Platform.Messaging;

/// <summary>An event waiting to leave, in the schema of the service that said it; the row goes when it has left.</summary>
internal sealed class OutboxRow
{
    public long Position { get; init; }
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string Body { get; init; }
    public string? TraceParent { get; init; }
    /// <summary>One of very many, such as an import says; it leaves after all others.</summary>
    public bool Bulk { get; init; }
    public DateTimeOffset SaidAt { get; init; }
    public DateTimeOffset TryAfter { get; set; }
    public int Attempts { get; set; }
    public string? Error { get; set; }
}

/// <summary>A message already acted upon; its effect was committed with this row.</summary>
internal sealed class InboxRow
{
    public required Guid MessageId { get; init; }
    public required string Consumer { get; init; }
    public DateTimeOffset HeardAt { get; init; }
}

/// <summary>A message a consumer could not act upon, kept until an administrator sends it again or discards it.</summary>
internal sealed class FailedRow
{
    public required Guid MessageId { get; init; }
    public required string Consumer { get; init; }
    /// <summary>The event's pinned name; null when the message could not even be read.</summary>
    public string? Name { get; init; }
    public required string Body { get; init; }
    public required string Error { get; set; }
    public DateTimeOffset FailedAt { get; set; }
}
