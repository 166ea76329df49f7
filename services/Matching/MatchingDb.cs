using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Design;
using TechMarket.Matching.Cases;
using TechMarket.Matching.Copies;
using TechMarket.Matching.Suggestions;
using TechMarket.Platform.Errors;
using TechMarket.Platform.Messaging;

namespace TechMarket.Matching;

/// <summary>Schema <c>matching</c>: suggestions, cases, and copies of what other services said.</summary>
internal sealed class MatchingDb(DbContextOptions<MatchingDb> options) : ServiceDb(options, "matching")
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public DbSet<KnownListing> Listings => Set<KnownListing>();
    public DbSet<KnownOrganisation> Organisations => Set<KnownOrganisation>();
    public DbSet<KnownBroker> Brokers => Set<KnownBroker>();
    public DbSet<Suggestion> Suggestions => Set<Suggestion>();
    public DbSet<WaitingListing> Waiting => Set<WaitingListing>();
    public DbSet<Case> Cases => Set<Case>();

    /// <summary>
    /// Until the end of the transaction nobody else decides on this need and this result together: whether they are suggested, and whether
    /// a broker has taken them, is one question.
    /// </summary>
    public Task Alone(Guid need, Guid result, CancellationToken stop) =>
        Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({$"{need} {result}"}, 0))", stop);

    /// <summary>
    /// Open listings wait for their suggestions in the background: they came by an import, or something is being said about a suggestion of a need, which
    /// tells about its other candidates as well. Called before a suggestion itself is written, as <see cref="Pairing"/> does, so that neither waits for the other.
    /// </summary>
    /// <param name="seconds">Later, where much may come together, as in an import; what waits already is not put off.</param>
    public Task PairSoon(Guid[] listings, CancellationToken stop, int seconds = 0) => Database.ExecuteSqlAsync($"""
        insert into matching.waiting_listings as waiting (listing_id, kind, try_after, attempts)
        select id, kind, now() + make_interval(secs => {seconds}), 0 from matching.listings where id = any({listings}) and closed_why is null order by id
        on conflict (listing_id) do update set try_after = least(waiting.try_after, excluded.try_after), attempts = 0
        """, stop);

    protected override void Shape(ModelBuilder model)
    {
        model.Entity<KnownListing>(listing =>
        {
            listing.ToTable("listings");
            listing.HasIndex(l => l.OrganisationId);
        });
        model.Entity<KnownOrganisation>().ToTable("organisations");
        model.Entity<KnownBroker>().ToTable("brokers");
        model.Entity<WaitingListing>(waiting =>
        {
            waiting.ToTable("waiting_listings");
            waiting.HasKey(w => w.ListingId);
            waiting.HasIndex(w => new { w.Kind, w.TryAfter });
        });
        ShapeSuggestions(model);
        ShapeCases(model);
    }

    private static void ShapeSuggestions(ModelBuilder model) => model.Entity<Suggestion>(suggestion =>
    {
        suggestion.ToTable("suggestions");
        // Taking and dismissing at once must not lose one; a new score, which Pairing writes at any time, is no such change.
        suggestion.Property(s => s.Status).IsConcurrencyToken();
        suggestion.HasIndex(s => new { s.NeedId, s.ResultId }).IsUnique();
        suggestion.HasIndex(s => new { s.ResultId, s.Score });
        suggestion.HasIndex(s => new { s.Status, s.Score, s.Id });
        suggestion.Property(s => s.Score).HasPrecision(5, 2);
        suggestion.Property(s => s.Chance).HasDefaultValue(1d);
        suggestion.Property(s => s.Parts).HasColumnType("jsonb").HasConversion(
            parts => JsonSerializer.Serialize(parts, Json),
            text => JsonSerializer.Deserialize<List<Part>>(text, Json)!,
            new ValueComparer<IReadOnlyList<Part>>((a, b) => ReferenceEquals(a, b), parts => parts.Count));
        suggestion.HasOne(s => s.Need).WithMany().HasForeignKey(s => s.NeedId);
        suggestion.HasOne(s => s.Result).WithMany().HasForeignKey(s => s.ResultId);
    });

    private static void ShapeCases(ModelBuilder model)
    {
        model.Entity<Case>(one =>
        {
            one.ToTable("cases");
            one.HasIndex(c => new { c.NeedId, c.ResultId }).IsUnique().HasFilter("stage not in ('declined', 'closed')")
                .HasDatabaseName(Case.OneOpenCase);
            one.HasIndex(c => new { c.BrokerId, c.Id });
            one.HasIndex(c => new { c.BuyerId, c.Id });
            one.HasIndex(c => new { c.SellerId, c.Id });
            one.Property(c => c.Amount).HasPrecision(18, 2);
            one.HasOne(c => c.Need).WithMany().HasForeignKey(c => c.NeedId);
            one.HasOne(c => c.Result).WithMany().HasForeignKey(c => c.ResultId);
            one.HasMany(c => c.History).WithOne().HasForeignKey(entry => entry.CaseId);
            one.Navigation(c => c.History).UsePropertyAccessMode(PropertyAccessMode.Field);
            one.HasVersion(c => c.Version);
        });
        model.Entity<CaseEntry>(entry =>
        {
            entry.ToTable("case_entries");
            entry.Property(e => e.Id).ValueGeneratedNever();
            entry.Property(e => e.Change).HasColumnType("jsonb").HasConversion(
                change => JsonSerializer.Serialize(change, Json), text => JsonSerializer.Deserialize<TermsChange>(text, Json));
        });
    }
}

/// <summary>For the design-time tools.</summary>
internal sealed class MatchingDbFactory : IDesignTimeDbContextFactory<MatchingDb>
{
    public MatchingDb CreateDbContext(string[] args) => new(Database.DesignOptions<MatchingDb>("matching"));
}
