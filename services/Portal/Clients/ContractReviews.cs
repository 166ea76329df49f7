namespace TechMarket.Portal.Clients;

/// <summary>What a seller asked for after the registration: amendment or cancellation; waiting, granted or declined.</summary>
public sealed record ChangeRequest(
    Guid Id, string Kind, string Status, string Reason, string AskedBy, DateTimeOffset AskedAt, string? DecidedBy, DateTimeOffset? DecidedAt,
    string? Note, List<ContractFieldChange> Changes);

public sealed record ChangeRequests(List<ChangeRequest> Items);

/// <summary>A request in the registrar's list.</summary>
public sealed record WaitingRequest(
    Guid Id, Guid ContractId, string Kind, string? Number, string Title, string SellerName, string Reason, DateTimeOffset AskedAt);

/// <summary>An objection to a decision, with its answer: kept, reopened or corrected.</summary>
public sealed record Objection(
    Guid Id, string Text, string RaisedBy, DateTimeOffset RaisedAt, string? Outcome, string? Answer, string? AnsweredBy, DateTimeOffset? AnsweredAt);

public sealed record Objections(List<Objection> Items);

/// <summary>One edition of a registered content and what it changed.</summary>
public sealed record ContractEdition(int Edition, DateTimeOffset? Until, string? Sha256, bool Intact, List<ContractFieldChange> Changes);

public sealed record ContractEditions(string? Number, string Title, List<ContractEdition> Items);

public sealed record EditionComparison(int From, int To, List<ContractFieldChange> Changes);
