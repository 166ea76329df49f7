using Microsoft.EntityFrameworkCore;

namespace TechMarket.Platform.Idempotency;

/// <summary>A key that came with a request, and how the request was answered: written in the very commit of what it created.</summary>
internal sealed class IdempotencyKeyRow
{
    /// <summary>How long a key counts at least.</summary>
    public const int KeptHours = 24;

    public required string Caller { get; init; }
    /// <summary>Method and path.</summary>
    public required string Route { get; init; }
    public required string Key { get; init; }
    /// <summary>SHA-256 of query and body, protected: from the bare hash of a body with a password the password could be guessed.</summary>
    public required byte[] BodyHash { get; init; }
    public int Status { get; init; }
    /// <summary>What is kept of the answer's headers, as a JSON object.</summary>
    public required string Headers { get; init; }
    /// <summary>The answer's body, protected: some hold a secret that is told once.</summary>
    public required byte[] Body { get; init; }
    public DateTimeOffset MadeAt { get; init; }

    public static void Map(ModelBuilder model) => model.Entity<IdempotencyKeyRow>(row =>
    {
        row.ToTable("idempotency_keys");
        row.HasKey(r => new { r.Caller, r.Route, r.Key });
        row.HasIndex(r => r.MadeAt);
    });
}
