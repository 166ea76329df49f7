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
    public string? PlanSource { get; init; }
    public string? Objective { get; init; }
    public Particulars Particulars { get; init; } = new();
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
    public bool DecideByEstimated { get; init; }
    public Guid? FirstReviewerId { get; init; }
    public string? FirstReviewer { get; init; }
    public int Edition { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public string? EndReason { get; init; }
    public string? EndNote { get; init; }
    /// <summary>The registrar who works on it just now.</summary>
    public string? TakenBy { get; init; }
    /// <summary>The day whose code lists it keeps.</summary>
    public DateOnly ListsOn { get; init; }
    public List<Hindrance> Hindrances { get; init; } = [];
    public List<ContractEvent> History { get; init; } = [];
    public List<ContractText> Texts { get; init; } = [];

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

/// <summary>The fields of the registration form beside the main ones.</summary>
public sealed record Particulars
{
    public string? WrittenForm { get; set; }
    public string? Language { get; set; }
    public bool? ChineseCopy { get; set; }
    public string? Approval { get; set; }
    public string? ApprovalNumber { get; set; }
    public string? Seals { get; set; }
    public string? Held { get; set; }
    public string? Improvements { get; set; }
    public string? Targets { get; set; }
    public string? IpNumber { get; set; }
    public string? Project { get; set; }
    public string? RoyaltyBase { get; set; }
    public decimal? RoyaltyRate { get; set; }
    public string? RoyaltyWay { get; set; }
    public decimal? EntryFee { get; set; }
    public string? Country { get; set; }
    public string? Currency { get; set; }
    public bool? Related { get; set; }
    public bool? SellerHighTech { get; set; }
    public bool? BuyerHighTech { get; set; }
    public string? SellerNature { get; set; }
    public string? BuyerNature { get; set; }
    public string? SellerIndustry { get; set; }
    public string? BuyerIndustry { get; set; }
    public string? SellerContact { get; set; }
    public string? SellerPhone { get; set; }
    public string? BuyerContact { get; set; }
    public string? BuyerPhone { get; set; }
}

public sealed record ContractDeduction(string What, decimal Amount);

/// <summary>What the rules of filing find wrong, under the field to correct.</summary>
/// <param name="Stops">False when it is only to be looked at.</param>
/// <param name="Basis">The article or standard.</param>
public sealed record Hindrance(string Code, string Field, string? Ground, string Text, bool Stops, string Basis);

/// <summary>What <c>/api/contracts/{id}/findings</c> answers for a form as it is typed.</summary>
public sealed record DraftFindings(string RuleSet, List<Hindrance> Findings);

/// <summary>合同文本 of a contract.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Of the file.</param>
public sealed record ContractText(Guid Id, string Name, string MediaType, int Size, string Sha256, DateTimeOffset AddedAt, string AddedBy);

public sealed record ContractEvent(DateTimeOffset At, string Who, string What, string? Note, List<ContractFieldChange> Fields);

public sealed record ContractFieldChange(string Field, string? Before, string? After);

/// <summary>A contract in a list.</summary>
public sealed record ContractLine(
    Guid Id, string? Number, string Title, string? Type, string Status, string SellerName, string BuyerName, string? SellerDistrict,
    string? BuyerDistrict, string? Field, decimal? TotalAmount, decimal? TechnologyAmount, DateOnly? SignedOn, DateTimeOffset CreatedAt,
    DateTimeOffset? SubmittedAt, DateOnly? DecideBy, DateOnly? RegisteredOn, bool Demo,
    string? TakenBy = null, bool Overdue = false);

/// <summary>What <c>/api/contracts/registered</c> answers: rows, and count and sums of all of them.</summary>
public sealed record ContractRows(List<ContractLine> Items, string? Next, int Count, decimal Sum, decimal TechnologySum);
