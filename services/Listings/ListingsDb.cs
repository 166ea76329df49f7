using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TechMarket.Listings.Needs;
using TechMarket.Listings.Organisations;
using TechMarket.Listings.Results;
using TechMarket.Platform.Errors;
using TechMarket.Platform.Importing;
using TechMarket.Platform.Messaging;

namespace TechMarket.Listings;

internal sealed class ListingsDb(DbContextOptions<ListingsDb> options) : ServiceDb(options, "listings")
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public DbSet<Need> Needs => Set<Need>();

    public DbSet<Result> Results => Set<Result>();

    public DbSet<KnownOrganisation> Organisations => Set<KnownOrganisation>();

    public DbSet<ViewCount> Views => Set<ViewCount>();

    /// <summary>The next number of the sequence that all changes of listings share.</summary>
    public async Task<long> NextChange(CancellationToken stop) => (await NextChanges(1, stop))[0];

    public Task<List<long>> NextChanges(int count, CancellationToken stop) => Database
        .SqlQuery<long>($"select nextval('listings.changes') as \"Value\" from generate_series(1, {count})").ToListAsync(stop);

    /// <summary>Numbers the change of a listing, says what it means to others, and commits both.</summary>
    public async Task Commit(Posted changed, DateTimeOffset now, CancellationToken stop)
    {
        changed.Change = await NextChange(stop);
        changed.Tell(this, KnownOrganisation.NameOf(await Organisations.FindAsync([changed.OrganisationId], stop)), now);
        await SaveChangesAsync(stop);
    }

    protected override void Shape(ModelBuilder model)
    {
        model.HasSequence<long>("changes");
        model.Entity<Need>(need =>
        {
            ShapePosted(need);
            need.HasIndex(n => n.Deadline).HasFilter("status = 'published'");
        });
        model.Entity<Result>(result =>
        {
            ShapePosted(result);
            result.Property(r => r.Ip).HasColumnType("jsonb").HasConversion(
                ip => JsonSerializer.Serialize(ip, Json),
                text => JsonSerializer.Deserialize<List<IpRight>>(text, Json)!,
                new ValueComparer<List<IpRight>>((a, b) => a!.SequenceEqual(b!), ip => ip.Count, ip => ip.ToList()));
        });
        model.Entity<KnownOrganisation>(known =>
        {
            known.HasIndex(o => o.CreditCode);
            known.HasData(KnownOrganisation.OperatorRow);
        });
        model.Entity<ViewCount>(views => views.HasKey(v => v.ListingId));
        Importing.Map(model);
    }

    private static void ShapePosted<T>(EntityTypeBuilder<T> posted) where T : Posted
    {
        posted.HasVersion(p => p.Version);
        posted.HasIndex(p => p.Change).IsUnique();
        posted.HasIndex(p => new { p.OrganisationId, p.Id });
        posted.HasIndex(p => p.PublishedAt).HasFilter("status = 'published'");
        posted.HasIndex(p => p.SubmittedAt).HasFilter("status = 'submitted'");
        posted.HasIndex(p => new { p.Source, p.SourceId }).IsUnique();
        posted.Property(p => p.History).HasColumnType("jsonb").HasConversion(
            steps => JsonSerializer.Serialize(steps, Json),
            text => JsonSerializer.Deserialize<List<Step>>(text, Json)!,
            new ValueComparer<List<Step>>((a, b) => a!.SequenceEqual(b!), steps => steps.Count, steps => steps.ToList()));
        posted.Ignore(p => p.Kind).Ignore(p => p.Missing).Ignore(p => p.Text).Ignore(p => p.Amounts).Ignore(p => p.OpenUntil);
    }

    internal sealed class Design : IDesignTimeDbContextFactory<ListingsDb>
    {
        public ListingsDb CreateDbContext(string[] args) => new(TechMarket.Platform.Messaging.Database.DesignOptions<ListingsDb>("listings"));
    }
}

/// <summary>How often a listing was looked at; kept apart so that looking does not change the listing's version.</summary>
internal sealed class ViewCount
{
    public required Guid ListingId { get; init; }
    public long Count { get; set; }
}
