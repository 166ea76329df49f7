using TechMarket.Events;

namespace TechMarket.Listings.Organisations;

/// <summary>This service's own copy of an organisation, kept by <see cref="KnowOrganisation"/>.</summary>
internal sealed class KnownOrganisation
{
    public required Guid Id { get; init; }
    public required long Version { get; init; }
    public required string CreditCode { get; init; }
    public required string Name { get; init; }
    public string? NameEn { get; init; }
    public required string Kind { get; init; }
    public required string District { get; init; }
    public required string Status { get; init; }
    public bool Demo { get; init; }

    /// <summary>Owns imported listings whose own organisation is not in the market.</summary>
    public static readonly Guid Operator = Listing.Importer;

    /// <summary>The operator's row, part of the schema.</summary>
    public static readonly KnownOrganisation OperatorRow = new()
    {
        Id = Operator, Version = 0, CreditCode = "-", Name = "市场导入", NameEn = "Imported by the market", Kind = "agency", District = "350500", Status = "operator",
    };

    public static string NameOf(KnownOrganisation? known) => known?.Name ?? "—";
}
