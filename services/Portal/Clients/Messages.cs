namespace TechMarket.Portal.Clients;

/// <summary>A message a service could not act upon.</summary>
public sealed record FailedMessage(Guid Id, string Consumer, string? Event, string Body, string Error, DateTimeOffset FailedAt);

/// <summary>A service's failed messages, newest first, and how many events could not leave it so far.</summary>
public sealed record FailedMessages(IReadOnlyList<FailedMessage> Items, int Failed, int NotSent);
