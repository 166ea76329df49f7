using System.Security.Cryptography;
using System.Text;
using TechMarket.Platform;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts;

/// <summary>What the registrar decides.</summary>
internal sealed partial class Contract
{
    /// <summary>受理: the material is complete; the time limit runs from here, again after every correction.</summary>
    public void Accept(DateTimeOffset now)
    {
        if (Status != Submitted)
        {
            throw new RuleBroken("contract.not-submitted", "只有待受理的合同可以受理。", "Only a submitted contract can be accepted.");
        }
        Status = Accepted;
        AcceptedAt = now;
        DecideBy = Rules.RuleSet.Named(RuleSet).DecideBy(now.BusinessDate(), Terms.TechnologyAmount ?? 0);
    }

    /// <summary>退回补正: back to the seller, with what to correct.</summary>
    public void Return(string reason)
    {
        MustBeUndecided();
        Status = Returned;
        ReturnReason = reason;
        AcceptedAt = null;
        DecideBy = null;
    }

    /// <summary>不予登记, for one of the reasons published with the rules.</summary>
    public void Refuse(string reason, string? note)
    {
        MustBeUndecided();
        Status = Refused;
        RefusalReason = reason;
        RefusalNote = note;
    }

    public void MustBeAccepted()
    {
        if (Status != Accepted)
        {
            throw new RuleBroken("contract.not-accepted", "合同受理之后才能登记。", "A contract is registered after it was accepted.");
        }
    }

    /// <summary>登记: the contract gets its number and its content is sealed by a hash.</summary>
    /// <param name="technologyAmount">技术交易额 as the registrar verified it, 元; null keeps what was filed.</param>
    public void Register(string number, string office, decimal? technologyAmount, DateTimeOffset now)
    {
        MustBeAccepted();
        Rules.FilingRules.TechnologyMustFit(technologyAmount ?? Terms.TechnologyAmount, Terms.TotalAmount);
        Terms = Terms with { TechnologyAmount = technologyAmount ?? Terms.TechnologyAmount };
        Seal(number, office, now.BusinessDate(), now);
    }

    /// <summary>The hash of what the certificate vouches for, from the content as it is now.</summary>
    public string HashOfContent() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"number={Number}\noffice={Office}\nregisteredOn={Canonical.Of(RegisteredOn)}\n{Terms.ToCanonical()}")));

    private void Seal(string number, string office, DateOnly on, DateTimeOffset now)
    {
        Status = Registered;
        Number = number;
        Office = office;
        RegisteredOn = on;
        RegisteredAt = now;
        ContentHash = HashOfContent();
    }

    private void MustBeUndecided()
    {
        if (Status is not (Submitted or Accepted))
        {
            throw new RuleBroken("contract.not-under-review", "合同不在审查中，不能作此处理。", "The contract is not under review.");
        }
    }
}
