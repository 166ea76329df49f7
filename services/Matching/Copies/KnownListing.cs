namespace TechMarket.Matching.Copies;

/// <summary>What Matching remembers of a need or a result: the last version it heard of.</summary>
internal sealed class KnownListing
{
    public required Guid Id { get; init; }
    /// <summary>need or result.</summary>
    public required string Kind { get; init; }
    public required long Version { get; init; }
    /// <summary>The version of the content: older than <see cref="Version"/> once it is closed.</summary>
    public long ContentVersion { get; init; }
    public required string Title { get; init; }
    public string? Field { get; init; }
    public string? Industry { get; init; }
    public int? Maturity { get; init; }
    public string? District { get; init; }
    public decimal? AmountFrom { get; init; }
    public decimal? AmountTo { get; init; }
    public DateOnly? Deadline { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string OrganisationName { get; init; }
    public string? Source { get; init; }
    public bool Demo { get; init; }
    /// <summary>met, withdrawn or expired; null while open.</summary>
    public string? ClosedWhy { get; init; }
    /// <summary>The version its suggestions were last made for.</summary>
    public long? PairedVersion { get; init; }

    public bool IsNeed => Kind == "need";

    public bool IsOpen => ClosedWhy is null;
}
