using TechMarket.Contracts.Rules;
using TechMarket.Platform;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts;

/// <summary>
/// 技术合同 on its way through recognition and registration (技术合同认定登记): draft → submitted → accepted (first review) → second review where it is
/// large or disputed → registered or refused; undecided ones may be returned for completion. A registered one may be amended, and ends cancelled or revoked.
/// </summary>
internal sealed partial class Contract
{
    public const string Draft = "draft";
    public const string Submitted = "submitted";
    public const string Accepted = "accepted";
    public const string Returned = "returned";
    public const string Registered = "registered";
    public const string Refused = "refused";
    /// <summary>复审: the first registrar has passed it on; another one decides.</summary>
    public const string SecondReview = "second-review";
    /// <summary>已注销: ended by the wish of its party.</summary>
    public const string Cancelled = "cancelled";
    /// <summary>已撤销: ended by the authority.</summary>
    public const string Revoked = "revoked";

    private Contract()
    {
    }

    public Guid Id { get; private init; }
    public uint Version { get; private init; }
    public string Status { get; private set; } = Draft;
    public Terms Terms { get; private set; } = new();
    public Guid? CaseId { get; private init; }
    public Guid? NeedId { get; private init; }
    public Guid? ResultId { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? SubmittedAt { get; private set; }
    public DateTimeOffset? AcceptedAt { get; private set; }
    /// <summary>When the registrar must have decided at the latest, by the rule set.</summary>
    public DateOnly? DecideBy { get; private set; }
    /// <summary>Large when it was accepted, or disputed since: a second registrar decides, within the longer limit.</summary>
    public bool SecondReviewNeeded { get; private set; }
    /// <summary>Who passed it on to the second review, and so does not decide there.</summary>
    public Guid? FirstReviewerId { get; private set; }
    public string? FirstReviewer { get; private set; }
    public DateOnly? RegisteredOn { get; private set; }
    public DateTimeOffset? RegisteredAt { get; private set; }
    public string? Number { get; private set; }
    /// <summary>The registration office, 6 digits.</summary>
    public string? Office { get; private set; }
    /// <summary>SHA-256 of the canonical content at registration, lower-case hex.</summary>
    public string? ContentHash { get; private set; }
    /// <summary>1 as registered, one more with each amendment (变更登记).</summary>
    public int Edition { get; private set; } = 1;
    public DateTimeOffset? EndedAt { get; private set; }
    /// <summary>Why it was cancelled, or the ground it was revoked on, see <see cref="Events.Codes.RevocationGrounds"/>.</summary>
    public string? EndReason { get; private set; }
    public string? EndNote { get; private set; }
    public string? ReturnReason { get; private set; }
    public string? RefusalReason { get; private set; }
    public string? RefusalNote { get; private set; }
    /// <summary>The rules the contract is judged by: those in force when it was submitted.</summary>
    public string? RuleSet { get; private set; }
    public string? Source { get; private set; }
    public string? ExternalId { get; private set; }
    public string? RowHash { get; private set; }
    public bool Demo { get; private set; }

    /// <summary>The day of application, whose rules judge it; null while it is with the seller.</summary>
    public DateOnly? AppliedOn => CanBeEdited ? null : SubmittedAt?.BusinessDate();

    public bool CanBeEdited => Status is Draft or Returned;

    /// <summary>Not decided yet.</summary>
    public bool IsOpen => Status is not (Registered or Refused or Cancelled or Revoked);

    /// <summary>It had a number and counted, and does no longer.</summary>
    public bool IsEnded => Status is Cancelled or Revoked;

    public bool IsParty(Guid? organisation) =>
        organisation is not null && (organisation == Terms.Seller.OrganisationId || organisation == Terms.Buyer.OrganisationId);

    public static Contract Open(Terms terms, DateTimeOffset now, Guid? caseId = null, Guid? needId = null, Guid? resultId = null, bool demo = false) => new()
    {
        Id = Guid.CreateVersion7(now),
        Terms = terms,
        CaseId = caseId,
        NeedId = needId,
        ResultId = resultId,
        CreatedAt = now,
        Demo = demo,
    };

    /// <summary>Replaces what the contract says; the seller stays who it is, and so does the buyer of a case, whose need registration closes. Returns what changed.</summary>
    public IReadOnlyList<FieldChange> Edit(Terms terms)
    {
        MustBeOpen();
        var kept = WithItsParties(terms);
        var changes = Terms.DifferenceTo(kept);
        Terms = kept;
        return changes;
    }

    private Terms WithItsParties(Terms terms)
    {
        if (CaseId is not null && !terms.Buyer.IsSameAs(Terms.Buyer))
        {
            throw new RuleBroken("contract.case-party", "这份合同来自撮合案件，买方是案件中的需求单位，不能更换。与其他单位签订的合同请另行起草。",
                "This contract came from a case; its buyer is the organisation of the need and cannot be replaced. Start another draft for another buyer.");
        }
        return terms with { Seller = terms.Seller with { OrganisationId = Terms.Seller.OrganisationId } };
    }

    public void MustBeOpen()
    {
        if (!CanBeEdited)
        {
            throw new RuleBroken("contract.not-editable", "合同已提交，不能再修改。需要修改时请联系登记员退回。",
                "The contract is submitted and can no longer be edited; ask the registrar to return it.");
        }
    }

    /// <summary>Only what the seller started and never submitted can be thrown away.</summary>
    public void MustBeDisposable()
    {
        if (Status != Draft)
        {
            throw new RuleBroken("contract.not-a-draft", "只有草稿可以删除。", "Only a draft can be deleted.");
        }
    }

    /// <summary>Hands the contract to the registrar, if it keeps every rule of filing.</summary>
    /// <param name="doubles">What <see cref="RegisterRules"/> found.</param>
    public void Submit(IReadOnlyList<Fault> doubles, DateTimeOffset now, DateOnly today)
    {
        MustBeOpen();
        FilingRules.MustHold(Terms, today, doubles);
        Status = Submitted;
        SubmittedAt = now;
        StopClock();
        ReturnReason = null;
        RuleSet = Rules.RuleSet.On(today).Code;
    }
}
