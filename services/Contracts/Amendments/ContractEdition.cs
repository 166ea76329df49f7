using Microsoft.EntityFrameworkCore;

namespace TechMarket.Contracts.Amendments;

/// <summary>An earlier edition of a registered content, kept as it was sealed when an amendment took its place.</summary>
internal sealed class ContractEdition
{
    public Guid ContractId { get; private init; }
    /// <summary>From 1.</summary>
    public int Edition { get; private init; }
    public Terms Terms { get; private init; } = new();
    public string ContentHash { get; private init; } = "";
    /// <summary>When the next edition took its place.</summary>
    public DateTimeOffset Until { get; private init; }

    /// <summary>The content as it is, before it is amended.</summary>
    public static ContractEdition Before(Contract contract, DateTimeOffset now) => new()
    {
        ContractId = contract.Id,
        Edition = contract.Edition,
        Terms = contract.Terms,
        ContentHash = contract.ContentHash!,
        Until = now,
    };

    public static void Map(ModelBuilder model) => model.Entity<ContractEdition>(edition =>
    {
        edition.ToTable("contract_editions");
        edition.HasKey(e => new { e.ContractId, e.Edition });
        edition.Property(e => e.Terms).AsJson();
        edition.HasOne<Contract>().WithMany().HasForeignKey(e => e.ContractId).OnDelete(DeleteBehavior.Restrict);
    });
}
