using System.Security.Cryptography;
using System.Text;
using TechMarket.Contracts.Rules;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts;

/// <summary>What registrars decide until there is a number.</summary>
internal sealed partial class Contract
{
    /// <summary>受理: the material is complete; the time limit runs from here, again after every correction.</summary>
    public void Accept(DateTimeOffset now, ReviewRules review)
    {
        if (Status != Submitted)
        {
            throw new RuleBroken("contract.not-submitted", "只有待受理的合同可以受理。", "Only a submitted contract can be accepted.");
        }
        StartClock(now, review, review.IsLarge(Rules.RuleSet.Named(RuleSet), Terms));
    }

    /// <summary>
    /// 初审通过，转复审: the first registrar finds nothing in the way and leaves the decision to another one. Large contracts must go this way; of the
    /// others the disputed ones do, which then have the longer limit as well (draft rules: 大额或有争议的, 30 working days).
    /// </summary>
    public void PassOn(Caller first, ReviewRules review)
    {
        MustBeAccepted();
        Status = SecondReview;
        (FirstReviewerId, FirstReviewer) = (first.Id, first.Name);
        if (!SecondReviewNeeded)
        {
            SecondReviewNeeded = true;
            DecideBy = review.DecideBy(Rules.RuleSet.Named(RuleSet), large: true, AcceptedAt!.Value.BusinessDate());
        }
    }

    /// <summary>No one decides on a contract of their own organisation, nor a second time on one they have passed on.</summary>
    public void MustBeReviewableBy(Caller registrar)
    {
        if (IsParty(registrar.Organisation))
        {
            throw new RuleBroken("contract.registrar-is-party",
                "您所在单位是合同一方，请由其他登记员办理。", "Your organisation is a party to this contract; another registrar must decide.");
        }
        if (Status == SecondReview && FirstReviewerId == registrar.Id)
        {
            throw new RuleBroken("contract.second-review-by-first",
                "您已完成这份合同的初审，复审须由其他登记员办理。", "You did the first review of this contract; the second one is another registrar's.");
        }
    }

    /// <summary>退回补正: back to the seller, with what to correct.</summary>
    public void Return(string reason)
    {
        MustBeUndecided();
        Status = Returned;
        ReturnReason = reason;
        StopClock();
    }

    /// <summary>不予登记, for one of the reasons published with the rules.</summary>
    public void Refuse(string reason, string? note)
    {
        MustBeUndecided();
        Status = Refused;
        RefusalReason = reason;
        RefusalNote = note;
    }

    /// <summary>A refusal did not stand: the review begins again, with its whole time limit.</summary>
    public void Reopen(DateTimeOffset now, ReviewRules review)
    {
        if (Status != Refused)
        {
            throw new RuleBroken("contract.not-refused", "只有不予登记的合同可以重新审查。", "Only a refused contract can be reviewed again.");
        }
        (RefusalReason, RefusalNote) = (null, null);
        StartClock(now, review, review.IsLarge(Rules.RuleSet.Named(RuleSet), Terms));
    }

    public void MustBeAccepted()
    {
        if (Status != Accepted)
        {
            throw new RuleBroken("contract.not-accepted", "合同受理之后、复审之前才能这样办理。", "This is done after a contract was accepted and before its second review.");
        }
    }

    /// <summary>登记 ends the first review, or the second one where that is needed.</summary>
    public void MustBeReadyForNumber()
    {
        if (Status == Accepted && SecondReviewNeeded)
        {
            throw new RuleBroken("contract.second-review-needed", "大额合同须经复审：请填写初审意见转复审，由另一名登记员登记。",
                "A large contract needs a second review: pass it on with your opinion; another registrar registers it.");
        }
        if (Status is not (Accepted or SecondReview))
        {
            throw new RuleBroken("contract.not-accepted", "合同受理之后才能登记。", "A contract is registered after it was accepted.");
        }
    }

    /// <summary>登记: the contract gets its number and its content is sealed by a hash.</summary>
    /// <param name="technologyAmount">技术交易额 as the registrar verified it, 元; null keeps what was filed.</param>
    public void Register(string number, string office, decimal? technologyAmount, DateTimeOffset now)
    {
        MustBeReadyForNumber();
        FilingRules.TechnologyMustFit(technologyAmount ?? Terms.TechnologyAmount, Terms.TotalAmount);
        Terms = technologyAmount is { } verified ? Terms.Verified(verified) : Terms;
        Seal(number, office, now.BusinessDate(), now);
    }

    /// <summary>The hash of what the certificate vouches for, from the content as it is now.</summary>
    public string HashOfContent() => ContentHashOf(Terms, Edition);

    /// <summary>The hash of one edition of the content; the first carries no edition, as before there were amendments.</summary>
    public string ContentHashOf(Terms terms, int edition) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"number={Number}\noffice={Office}\nregisteredOn={Canonical.Of(RegisteredOn)}\n{(edition > 1 ? $"edition={edition}\n" : "")}{terms.ToCanonical()}{TextsToCanonical()}")));

    private void StartClock(DateTimeOffset now, ReviewRules review, bool large)
    {
        Status = Accepted;
        AcceptedAt = now;
        SecondReviewNeeded = large;
        (FirstReviewerId, FirstReviewer) = (null, null);
        DecideBy = review.DecideBy(Rules.RuleSet.Named(RuleSet), large, now.BusinessDate());
    }

    private void StopClock()
    {
        (AcceptedAt, DecideBy, SecondReviewNeeded) = (null, null, false);
        (FirstReviewerId, FirstReviewer) = (null, null);
    }

    private void Seal(string number, string office, DateOnly on, DateTimeOffset now)
    {
        Status = Registered;
        Number = number;
        Office = office;
        RegisteredOn = on;
        RegisteredAt = now;
        ContentHash = HashOfContent();
    }

    public void MustBeUndecided()
    {
        if (Status is not (Submitted or Accepted or SecondReview))
        {
            throw new RuleBroken("contract.not-under-review", "合同不在审查中，不能作此处理。", "The contract is not under review.");
        }
    }
}
