using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts.Objections;

/// <summary>异议: a party holds a decision to be wrong (draft 办法 art. 17); a registrar who did not take it looks again (复核) and answers.</summary>
internal sealed class Objection
{
    /// <summary>The decision stands.</summary>
    public const string Kept = "kept";
    /// <summary>The refused contract is reviewed again.</summary>
    public const string Reopened = "reopened";
    /// <summary>The technology amount of the registered contract is put right.</summary>
    public const string Corrected = "corrected";

    public Guid Id { get; private init; }
    public Guid ContractId { get; private init; }
    public uint Version { get; private init; }
    public string Text { get; private init; } = "";
    public string RaisedBy { get; private init; } = "";
    public DateTimeOffset RaisedAt { get; private init; }
    /// <summary>kept, reopened or corrected; null while it waits.</summary>
    public string? Outcome { get; private set; }
    public string? Answer { get; private set; }
    public string? AnsweredBy { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    public static Objection To(Contract contract, string text, Caller party, DateTimeOffset now) =>
        contract.Status is not (Contract.Registered or Contract.Refused)
            ? throw new RuleBroken("objection.nothing-decided", "只能对登记或不予登记的决定提出异议。", "An objection is raised to a registration or a refusal.")
            : new() { Id = Guid.CreateVersion7(now), ContractId = contract.Id, Text = text, RaisedBy = party.Name, RaisedAt = now };

    public void Settle(string outcome, string answer, Caller registrar, DateTimeOffset now)
    {
        if (Outcome is not null)
        {
            throw new RuleBroken("objection.answered", "这份异议已经答复。", "This objection has been answered.");
        }
        (Outcome, Answer, AnsweredBy, AnsweredAt) = (outcome, answer, registrar.Name, now);
    }

    public static void Map(ModelBuilder model) => model.Entity<Objection>(objection =>
    {
        objection.ToTable("objections");
        objection.HasVersion(o => o.Version);
        objection.HasIndex(o => o.ContractId);
        objection.HasIndex(o => o.ContractId, "ix_objections_waiting").IsUnique().HasFilter("outcome is null");
    });
}
