using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TechMarket.Events;
using TechMarket.Platform.Idempotency;

namespace TechMarket.Platform.Messaging;

/// <summary>
/// A service's own part of the database: one schema, with the outbox of what it says and the inbox of what it heard.
/// What is said is committed together with the data it speaks of.
/// </summary>
public abstract class ServiceDb(DbContextOptions options, string schema) : DbContext(options)
{
    public string Schema { get; } = schema;

    internal DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    internal DbSet<FailedRow> Failed => Set<FailedRow>();

    /// <summary>What is said from now on is one of very many and lets all other events go first.</summary>
    public bool InBulk { get; set; }

    /// <summary>Says an event: it leaves with the commit of the current changes, or not at all.</summary>
    public void Say<TEvent>(TEvent said) where TEvent : class, IEvent => Outbox.Add(new OutboxRow
    {
        Id = Guid.CreateVersion7(),
        Name = EventTypes.NameOf(typeof(TEvent)),
        Body = JsonSerializer.Serialize(said, EventTypes.Json),
        TraceParent = Activity.Current?.Id,
        Bulk = InBulk,
    });

    /// <summary>Begins one commit of several saves. Within a request that creates once it is part of that request's commit.</summary>
    public async Task<Commit> Begin(CancellationToken stop) => new(Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(stop) : null);

    protected sealed override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.HasDefaultSchema(Schema);
        modelBuilder.Entity<OutboxRow>(row =>
        {
            row.ToTable("outbox");
            row.HasKey(r => r.Position);
            row.Property(r => r.Position).UseIdentityAlwaysColumn();
            row.Property(r => r.SaidAt).HasDefaultValueSql("now()");
            row.Property(r => r.TryAfter).HasDefaultValueSql("now()");
            row.HasIndex(r => new { r.Bulk, r.Position });
        });
        modelBuilder.Entity<InboxRow>(row =>
        {
            row.ToTable("inbox");
            row.HasKey(r => new { r.MessageId, r.Consumer });
            row.HasIndex(r => r.HeardAt);
        });
        modelBuilder.Entity<FailedRow>(row =>
        {
            row.ToTable("failed_messages");
            row.HasKey(r => new { r.MessageId, r.Consumer });
            row.HasIndex(r => r.FailedAt);
        });
        IdempotencyKeyRow.Map(modelBuilder);
        Shape(modelBuilder);
    }

    /// <summary>Maps the service's own tables.</summary>
    protected virtual void Shape(ModelBuilder model) { }
}
