using Microsoft.EntityFrameworkCore;

namespace TechMarket.Search.Records;

/// <summary>A registered contract that an organisation of the market sold a technology by.</summary>
internal sealed class SoldContract
{
    public required Guid ContractId { get; init; }

    /// <summary>Null as long as only the end of the registration was heard.</summary>
    public Guid? SellerId { get; init; }

    /// <summary>Null while the registration counts.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    public static void Map(ModelBuilder model) => model.Entity<SoldContract>(sold =>
    {
        sold.ToTable("sold_contracts").HasKey(s => s.ContractId);
        sold.HasIndex(s => s.SellerId);
        sold.HasIndex(s => s.ChangedAt);
    });
}
