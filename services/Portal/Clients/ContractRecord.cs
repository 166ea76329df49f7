namespace TechMarket.Portal.Clients;

/// <summary>A contract as <c>/api/contracts/{id}</c> tells it. Amounts in 元.</summary>
public sealed record Contract
{
    public Guid Id { get; init; }
    public string? Number { get; init; }
    public string Title { get; init; } = "";
    public string? Type { get; init; }
    public string? SubType { get; init; }
    public string Status { get; init; } = "";
    public ContractParty Seller { get; init; } = new();
    public ContractParty Buyer { get; init; } = new();
    public decimal? TotalAmount { get; init; }
    public decimal? TechnologyAmount { get; init; }
    public List<ContractDeduction> Deductions { get; init; } = [];
    public DateOnly? SignedOn { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public string? Field { get; init; }
    public string? Ip { get; init; }
    public string? Industry { get; init; }
    public string? PaymentMode { get; init; }
    public string? Subject { get; init; }
    public Guid? CaseId { get; init; }
    public Guid? NeedId { get; init; }
    public Guid? ResultId { get; init; }
    public DateTimeOffset? SubmittedAt { get; init; }
    public DateTimeOffset? AcceptedAt { get; init; }
    public DateOnly? DecideBy { get; init; }
    public DateOnly? RegisteredOn { get; init; }
    public string? ReturnReason { get; init; }
    public string? RefusalReason { get; init; }
    public string? RefusalNote { get; init; }
    public string? Source { get; init; }
    public bool Demo { get; init; }
    public string? RuleSet { get; init; }
    public bool Large { get; init; }
    public List<Hindrance> Hindrances { get; init; } = [];
    public List<ContractEvent> History { get; init; } = [];

    public bool CanBeEdited => Status is "draft" or "returned";
}

public sealed record ContractParty
{
    public Guid? OrganisationId { get; init; }
    public string? Name { get; init; }
    public string? CreditCode { get; init; }
    public string? District { get; init; }
    public string? Kind { get; init; }
}

public sealed record ContractDeduction(string What, decimal Amount);

/// <summary>What the rules of filing find wrong, under the field to correct.</summary>
public sealed record Hindrance(string Code, string Field, string? Ground, string Text);

public sealed record ContractEvent(DateTimeOffset At, string Who, string What, string? Note, List<ContractFieldChange> Fields);

public sealed record ContractFieldChange(string Field, string? Before, string? After);

/// <summary>A contract in a list.</summary>
public sealed record ContractLine(
    Guid Id, string? Number, string Title, string? Type, string Status, string SellerName, string BuyerName, string? SellerDistrict,
    string? BuyerDistrict, string? Field, decimal? TotalAmount, decimal? TechnologyAmount, DateOnly? SignedOn, DateTimeOffset CreatedAt,
    DateTimeOffset? SubmittedAt, DateOnly? DecideBy, DateOnly? RegisteredOn, bool Demo);

/// <summary>What <c>/api/contracts/registered</c> answers: rows, and count and sums of all of them.</summary>
public sealed record ContractRows(List<ContractLine> Items, string? Next, int Count, decimal Sum, decimal TechnologySum);
