using Microsoft.EntityFrameworkCore;

namespace TechMarket.Search.Saved;

/// <summary>A listing that a saved search newly found; one for each of both, whatever is heard again.</summary>
internal sealed class Alert
{
    public required Guid Id { get; init; }
    public required Guid SearchId { get; init; }
    public required Guid AccountId { get; init; }
    public required Guid ListingId { get; init; }

    /// <summary>need or result.</summary>
    public required string Kind { get; init; }

    /// <summary>As it was then: what was withdrawn since is still to be named.</summary>
    public required string Title { get; init; }

    public required string OrganisationName { get; init; }
    public DateTimeOffset RaisedAt { get; init; }

    /// <summary>When the person had seen it.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>When it went into a mail, or was left out of one for good.</summary>
    public DateTimeOffset? MailedAt { get; set; }

    public static void Map(ModelBuilder model) => model.Entity<Alert>(alert =>
    {
        alert.ToTable("alerts");
        alert.HasIndex(a => new { a.SearchId, a.ListingId }).IsUnique();
        alert.HasIndex(a => new { a.AccountId, a.Id });
        alert.HasIndex(a => new { a.AccountId, a.ListingId });
        alert.HasIndex(a => a.SearchId).HasFilter("mailed_at is null and read_at is null").HasDatabaseName("ix_alerts_news");
        alert.HasOne<SavedSearch>().WithMany().HasForeignKey(a => a.SearchId).OnDelete(DeleteBehavior.Cascade);
    });
}
