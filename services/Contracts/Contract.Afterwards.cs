using TechMarket.Contracts.Rules;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts;

/// <summary>What may become of a contract that has its number (办法: 变更登记、注销登记, at the office that registered it; 撤销 by the authority).</summary>
internal sealed partial class Contract
{
    public void MustBeInForce()
    {
        if (Status != Registered)
        {
            throw new RuleBroken("contract.not-in-force", IsEnded ? "合同登记已注销或撤销，不能再办理。" : "合同登记之后才能这样办理。",
                IsEnded ? "The registration has ended; nothing more can be done with it." : "This is done with a contract that is registered.");
        }
    }

    /// <summary>
    /// 变更登记: another content under the same number and day of registration. The rules of filing hold for it as for the first, except that it may
    /// come after the contract has ended: amounts are put right when the money has come. Returns what changed.
    /// </summary>
    public IReadOnlyList<FieldChange> Amend(Terms terms, DateOnly today)
    {
        var kept = AsAmended(terms, today);
        var changes = Terms.DifferenceTo(kept);
        Terms = kept;
        Edition++;
        ContentHash = HashOfContent();
        return changes;
    }

    /// <summary>The content as an amendment would make it, if the rules allow it.</summary>
    public Terms AsAmended(Terms terms, DateOnly today)
    {
        MustBeInForce();
        var kept = WithItsParties(terms);
        if (Terms.DifferenceTo(kept).Count == 0)
        {
            throw new RuleBroken("contract.nothing-changed", "变更后的内容与登记内容相同，没有可变更之处。", "The content is the one that is registered; nothing would change.");
        }
        FilingRules.MustHoldAfterItsEnd(kept, today);
        MustCoverIncome(kept);
        return kept;
    }

    /// <summary>The content with another 技术交易额, verified anew.</summary>
    public Terms WithTechnologyAmount(decimal amount)
    {
        MustBeInForce();
        return Terms.Verified(amount);
    }

    /// <summary>注销: by the wish of the party that had it registered.</summary>
    public void Cancel(string reason, DateTimeOffset now) => End(Cancelled, reason, null, now);

    /// <summary>撤销: by the authority, on one of the published grounds.</summary>
    public void Revoke(string ground, string note, DateTimeOffset now) => End(Revoked, ground, note, now);

    private void End(string status, string reason, string? note, DateTimeOffset now)
    {
        MustBeInForce();
        Status = status;
        EndedAt = now;
        EndReason = reason;
        EndNote = note;
    }
}
