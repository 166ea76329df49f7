namespace TechMarket.Portal.Clients;

/// <summary>A need as <c>/api/listings/needs/{id}</c> tells it.</summary>
public sealed record Need
{
    public Guid Id { get; init; }
    public string Title { get; init; } = "";
    public string? Problem { get; init; }
    public string? Improvement { get; init; }
    public string? Worth { get; init; }
    public string? Field { get; init; }
    public string? Industry { get; init; }
    public int? Maturity { get; init; }
    public decimal? BudgetFrom { get; init; }
    public decimal? BudgetTo { get; init; }
    public string? District { get; init; }
    public DateOnly? Deadline { get; init; }
    public List<string> Modes { get; init; } = [];
    public List<string> Keywords { get; init; } = [];
    public string? Confidential { get; init; }
    public string Status { get; init; } = "";
    public string? StatusReason { get; init; }
    public Guid OrganisationId { get; init; }
    public string? OrganisationName { get; init; }
    public DateTimeOffset? CreatedAt { get; init; }
    public DateTimeOffset? SubmittedAt { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public string? Source { get; init; }
    public bool Demo { get; init; }
    public long Views { get; init; }
    /// <summary>Fields still needed before it can be submitted; for its owner.</summary>
    public List<string> Missing { get; init; } = [];
    /// <summary>For its owner and officials.</summary>
    public List<ListingStep> History { get; init; } = [];
    /// <summary>The registered contract that met it; for its owner and officials.</summary>
    public string? ContractNumber { get; init; }
}

/// <summary>A result as <c>/api/listings/results/{id}</c> tells it.</summary>
public sealed record Result
{
    public Guid Id { get; init; }
    public string Title { get; init; } = "";
    public string? Abstract { get; init; }
    public string? Field { get; init; }
    public string? Industry { get; init; }
    public int? Maturity { get; init; }
    public decimal? Price { get; init; }
    public string? District { get; init; }
    public List<string> Modes { get; init; } = [];
    public List<string> Keywords { get; init; } = [];
    public List<Ip> Ip { get; init; } = [];
    public List<string> Experts { get; init; } = [];
    public string? Team { get; init; }
    public string? Cases { get; init; }
    public string? Confidential { get; init; }
    public string Status { get; init; } = "";
    public string? StatusReason { get; init; }
    public Guid OrganisationId { get; init; }
    public string? OrganisationName { get; init; }
    public DateTimeOffset? CreatedAt { get; init; }
    public DateTimeOffset? SubmittedAt { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public string? Source { get; init; }
    public bool Demo { get; init; }
    public long Views { get; init; }
    /// <summary>Fields still needed before it can be submitted; for its owner.</summary>
    public List<string> Missing { get; init; } = [];
    /// <summary>For its owner and officials.</summary>
    public List<ListingStep> History { get; init; } = [];
}

/// <summary>A step of a need or a result: submitted, taken-back, returned, published, met, withdrawn or expired. By: the official who decided.</summary>
public sealed record ListingStep(string What, string? Reason, string? By, DateTimeOffset At);

/// <summary>Intellectual property that protects a result.</summary>
public sealed record Ip(string Kind, string? Number, string? Title);

/// <summary>How much the market holds, from <c>/api/listings/counts</c>.</summary>
public sealed record MarketCounts(int Needs, int Results, int Institutes, int Enterprises);

/// <summary>The answer to a saved need or result.</summary>
public sealed record SavedListing(Guid Id, string Status, List<string> Missing);

/// <summary>An uploaded file and how far it is, from <c>/api/{service}/imports</c>. Status: waiting, running, done or failed.</summary>
public sealed record Import(
    Guid Id, string Kind, string FileName, string Source, string Status, int Percent, int Total, int Read, int Added, int Changed, int Unchanged,
    int FaultCount, int FaultyRows, List<ImportFault> Faults, List<ImportWarning> Warnings, string? By, DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt);

/// <summary>What is wrong with a line of a file; line 0 speaks of the whole file.</summary>
public sealed record ImportFault(int Line, string? Column, string Reason);

/// <summary>What is worth knowing of a file but kept nothing out.</summary>
public sealed record ImportWarning(string? Column, string Reason);
