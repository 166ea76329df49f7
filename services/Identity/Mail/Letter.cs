namespace TechMarket.Identity.Mail;

/// <summary>A letter waiting to leave: written in the same commit as what it tells of, deleted once sent (it may hold a secret link).</summary>
internal sealed class Letter
{
    public required Guid Id { get; init; }
    public required string To { get; init; }
    public required string Name { get; init; }
    public required string Subject { get; init; }
    public required string Text { get; init; }

    /// <summary>Where a mail program posts to end such letters (RFC 8058); null for those that come only once.</summary>
    public string? UnsubscribeAddress { get; init; }

    public DateTimeOffset WrittenAt { get; init; }
    public DateTimeOffset TryAfter { get; set; }
    public int Attempts { get; set; }
    public string? Error { get; set; }
}
