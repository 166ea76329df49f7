using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts.Amendments;

/// <summary>
/// 变更申请 or 注销申请: what the seller asks for after the registration, at the office that registered the contract. Until a registrar has granted it,
/// the contract stays as it is registered, and counts so.
/// </summary>
internal sealed class ChangeRequest
{
    public const string Amendment = "amendment";
    public const string Cancellation = "cancellation";
    public const string Waiting = "waiting";
    public const string Granted = "granted";
    public const string Declined = "declined";

    public Guid Id { get; private init; }
    public Guid ContractId { get; private init; }
    public uint Version { get; private init; }
    public string Kind { get; private init; } = "";
    public string Status { get; private set; } = Waiting;
    public string Reason { get; private init; } = "";
    /// <summary>The content as it shall be; null for a cancellation.</summary>
    public Terms? Terms { get; private init; }
    public string AskedBy { get; private init; } = "";
    public DateTimeOffset AskedAt { get; private init; }
    public string? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public string? Note { get; private set; }

    public static ChangeRequest Of(Contract contract, string reason, Terms? terms, Caller who, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        ContractId = contract.Id,
        Kind = terms is null ? Cancellation : Amendment,
        Reason = reason,
        Terms = terms,
        AskedBy = who.Name,
        AskedAt = now,
    };

    public void Decide(bool granted, string? note, Caller who, DateTimeOffset now)
    {
        if (Status != Waiting)
        {
            throw new RuleBroken("request.decided", "这份申请已经办理。", "This request has been decided.");
        }
        Status = granted ? Granted : Declined;
        (Note, DecidedBy, DecidedAt) = (note, who.Name, now);
    }

    public static void Map(ModelBuilder model) => model.Entity<ChangeRequest>(request =>
    {
        request.ToTable("change_requests");
        request.HasVersion(r => r.Version);
        request.Property(r => r.Terms).AsJson();
        request.HasIndex(r => r.ContractId);
        // One at a time: the second would be of a content that the first may change.
        request.HasIndex(r => r.ContractId, "ix_change_requests_waiting").IsUnique().HasFilter("status = 'waiting'");
        request.HasIndex(r => new { r.Status, r.AskedAt });
    });
}
