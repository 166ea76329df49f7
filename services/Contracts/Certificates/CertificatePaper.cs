using Microsoft.EntityFrameworkCore;

namespace TechMarket.Contracts.Certificates;

/// <summary>
/// A certificate as it was handed out, byte for byte. It is made once for what it says and handed out again as it is, so that a copy
/// can be told from a changed one by its SHA-256, whatever the fonts and the layout of a later release.
/// </summary>
internal sealed class CertificatePaper
{
    public Guid ContractId { get; private init; }
    /// <summary>SHA-256 of all that the paper says, with its language and layout: another wording is another paper.</summary>
    public string Edition { get; private init; } = "";
    /// <summary>Of the file, lower-case hex.</summary>
    public string Sha256 { get; private init; } = "";
    /// <summary>The contract's hash when the paper was made.</summary>
    public string ContentHash { get; private init; } = "";
    /// <summary>The contract's status when the paper was made.</summary>
    public string Status { get; private init; } = "";
    public DateTimeOffset MadeAt { get; private init; }
    public byte[] Pdf { get; private init; } = [];

    public static void Map(ModelBuilder model) => model.Entity<CertificatePaper>(paper =>
    {
        paper.ToTable("certificate_papers");
        paper.HasKey(p => new { p.ContractId, p.Edition });
        paper.HasIndex(p => p.Sha256);
        paper.HasOne<Contract>().WithMany().HasForeignKey(p => p.ContractId).OnDelete(DeleteBehavior.Cascade);
    });
}
