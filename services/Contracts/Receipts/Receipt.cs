using Microsoft.EntityFrameworkCore;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts.Receipts;

/// <summary>
/// 到账: money of a registered contract as the seller reports it. A registrar verifies how much of it is 技术性收入, which relief and rewards start from:
/// all of it, a part or nothing, and once.
/// </summary>
internal sealed class Receipt
{
    public const string Waiting = "waiting";
    public const string Verified = "verified";
    public const string Refused = "refused";

    public Guid Id { get; private init; }
    public Guid ContractId { get; private init; }
    public uint Version { get; private init; }
    public string Status { get; private set; } = Waiting;
    /// <summary>What came in, 元.</summary>
    public decimal Amount { get; private init; }
    public DateOnly ReceivedOn { get; private init; }
    /// <summary>发票或凭证号.</summary>
    public string Voucher { get; private init; } = "";
    public string? Note { get; private init; }
    public string ReportedBy { get; private init; } = "";
    public DateTimeOffset ReportedAt { get; private init; }
    /// <summary>What of it is 技术性收入, 元; null until it is verified.</summary>
    public decimal? VerifiedAmount { get; private set; }
    /// <summary>Why less than the whole, or nothing.</summary>
    public string? Reason { get; private set; }
    public string? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    public static Receipt Of(Contract contract, decimal amount, DateOnly receivedOn, string voucher, string? note, Caller who, DateTimeOffset now)
    {
        contract.MustBeInForce();
        if (receivedOn > now.BusinessDate())
        {
            throw new ShapeWrong("receivedOn", "到账日期不能晚于今天。", "The day it came in cannot be in the future.");
        }
        if (receivedOn < contract.Terms.SignedOn)
        {
            throw new ShapeWrong("receivedOn", $"到账日期不能早于合同签订日期 {Canonical.Of(contract.Terms.SignedOn)}。",
                $"It cannot have come in before the contract was signed on {Canonical.Of(contract.Terms.SignedOn)}.");
        }
        return new()
        {
            Id = Guid.CreateVersion7(now),
            ContractId = contract.Id,
            Amount = amount,
            ReceivedOn = receivedOn,
            Voucher = voucher,
            Note = note,
            ReportedBy = who.Name,
            ReportedAt = now,
        };
    }

    /// <param name="verified">元; null refuses the whole.</param>
    public void Decide(decimal? verified, string? reason, Caller who, DateTimeOffset now)
    {
        if (Status != Waiting)
        {
            throw new RuleBroken("receipt.decided", "这笔到账已经核定。", "This receipt has been decided.");
        }
        Status = verified is null ? Refused : Verified;
        (VerifiedAmount, Reason, DecidedBy, DecidedAt) = (verified, reason, who.Name, now);
    }

    public static void Map(ModelBuilder model) => model.Entity<Receipt>(receipt =>
    {
        receipt.ToTable("receipts");
        receipt.HasVersion(r => r.Version);
        receipt.HasIndex(r => r.ContractId);
        receipt.HasIndex(r => new { r.Status, r.DecidedAt });
        receipt.HasOne<Contract>().WithMany().HasForeignKey(r => r.ContractId).OnDelete(DeleteBehavior.Restrict);
    });
}
