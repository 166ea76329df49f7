namespace TechMarket.Matching.Cases;

/// <summary>One line of a case's history; never changed afterwards.</summary>
internal sealed class CaseEntry
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid CaseId { get; init; }
    public required DateTimeOffset At { get; init; }
    /// <summary>The account that did it; empty for the market itself.</summary>
    public required Guid Who { get; init; }
    public required string Name { get; init; }
    /// <summary>One of <see cref="CaseDeeds"/>.</summary>
    public required string What { get; init; }
    public string? Note { get; init; }
    /// <summary>For <c>terms-changed</c>: what it was and what it is now.</summary>
    public TermsChange? Change { get; init; }
}

/// <summary>Who acts on a case.</summary>
internal sealed record Actor(Guid Id, string Name, DateTimeOffset Now);
