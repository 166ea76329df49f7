using System.Linq.Expressions;
using TechMarket.Events.Codes;
using TechMarket.Matching.Copies;
using TechMarket.Platform;
using TechMarket.Platform.Errors;

namespace TechMarket.Matching.Cases;

/// <summary>
/// A broker's case, from a suggestion to the agreement of both sides. It keeps its rules and writes its own history. The
/// parties see it from the introduction on.
/// </summary>
internal sealed class Case
{
    /// <summary>The index that lets only one broker work on a need and a result.</summary>
    public const string OneOpenCase = "one_open_case";

    private readonly List<CaseEntry> history = [];

    private Case()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid NeedId { get; private init; }
    public Guid ResultId { get; private init; }
    public KnownListing Need { get; private init; } = null!;
    public KnownListing Result { get; private init; } = null!;
    /// <summary>The organisation of the need.</summary>
    public Guid BuyerId { get; private init; }
    /// <summary>The organisation of the result.</summary>
    public Guid SellerId { get; private init; }
    public Guid BrokerId { get; private init; }
    public string BrokerName { get; private init; } = "";
    public string BrokerGrade { get; private init; } = "";
    public string BrokerCertificate { get; private init; } = "";
    public string Stage { get; private set; } = CaseStages.Taken;
    public DateTimeOffset TakenAt { get; private init; }
    public DateTimeOffset? IntroducedAt { get; private set; }
    public DateTimeOffset? BuyerAgreedAt { get; private set; }
    public DateTimeOffset? SellerAgreedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public string? EndReason { get; private set; }
    /// <summary>buyer or seller.</summary>
    public string? DeclinedBy { get; private set; }
    /// <summary>元: what the parties have in mind.</summary>
    public decimal? Amount { get; private set; }
    /// <summary>Contract type they have in mind.</summary>
    public string? Type { get; private set; }
    public string? BuyerNote { get; private set; }
    public string? SellerNote { get; private set; }
    /// <summary>One of <see cref="NextSteps"/>, or the broker's own words.</summary>
    public string? NextAction { get; private set; }
    public DateOnly? NextActionOn { get; private set; }
    public Guid? ContractId { get; private set; }
    public string? ContractNumber { get; private set; }
    /// <summary>When its draft was deleted or its filing refused: nothing keeps the case open any more.</summary>
    public DateTimeOffset? ContractDroppedAt { get; private set; }
    public IReadOnlyList<CaseEntry> History => history;
    public uint Version { get; private init; }

    public static readonly Expression<Func<Case, bool>> Running = c => c.Stage != CaseStages.Declined && c.Stage != CaseStages.Closed;

    /// <summary>Something was said that an agreement would accept: who agrees must have seen it.</summary>
    public bool HasTerms => (Amount, Type, BuyerAgreedAt, SellerAgreedAt) is not (null, null, null, null);

    /// <summary>Once both sides agreed, the contract decides: the case ends after its registration, or when it is dropped.</summary>
    public bool MayClose => IsRunning && (Stage != CaseStages.Agreed || ContractNumber is not null || ContractDroppedAt is not null);

    public bool IsRunning => Stage is CaseStages.Taken or CaseStages.Introduced or CaseStages.Agreed;

    public static Case Take(KnownListing need, KnownListing result, KnownBroker broker, Actor by)
    {
        if (!need.IsOpen || !result.IsOpen)
        {
            throw new RuleBroken("case.listing-closed", "需求或成果已经关闭，不能再接单。", "The need or the result is closed already.");
        }
        var taken = new Case
        {
            NeedId = need.Id,
            ResultId = result.Id,
            BuyerId = need.OrganisationId,
            SellerId = result.OrganisationId,
            BrokerId = broker.Id,
            BrokerName = broker.Name,
            BrokerGrade = broker.Grade,
            BrokerCertificate = broker.CertificateNumber,
            TakenAt = by.Now,
        };
        taken.Write(by, "taken");
        taken.Plan(NextSteps.Introduce, by.Now.BusinessDate().AddDays(3));
        return taken;
    }

    public void Introduce(string message, Actor by)
    {
        MustBe(CaseStages.Taken, "case.introduced-already", "双方已经引荐过了。", "Both sides have been introduced already.");
        (Stage, IntroducedAt) = (CaseStages.Introduced, by.Now);
        Write(by, "introduced", message);
        Plan(NextSteps.FollowUp, by.Now.BusinessDate().AddDays(7));
    }

    /// <summary>One side agrees. Other terms than the other side agreed to take that side's consent back.</summary>
    /// <returns>True when both sides now agree.</returns>
    public bool Agree(Side side, Terms terms, Actor by)
    {
        MustBe(CaseStages.Introduced, "case.not-introduced", "技术经纪人引荐之后、双方达成意向之前，才能表示同意。",
            "Agreeing is possible after the introduction and until both sides have agreed.");
        if (BuyerId == SellerId)
        {
            throw new RuleBroken("case.same-organisation", "供需双方是同一单位，不能达成合作意向。", "Buyer and seller are the same organisation.");
        }
        var changed = terms.Change(Amount, Type);
        if (AgreedAt(side) is not null && !changed)
        {
            throw new RuleBroken("case.agreed-already", "您的单位已经同意，等待对方确认。", "Your organisation has agreed already; the other side has not.");
        }
        var change = changed ? new TermsChange(Amount, terms.Amount ?? Amount, Type, terms.Type ?? Type) : null;
        (Amount, Type) = (terms.Amount ?? Amount, terms.Type ?? Type);
        Consent(side, change, string.IsNullOrWhiteSpace(terms.Note) ? null : terms.Note.Trim(), by);
        if (BuyerAgreedAt is null || SellerAgreedAt is null)
        {
            return false;
        }
        Stage = CaseStages.Agreed;
        Write(by, "agreed");
        Plan(NextSteps.Draft, by.Now.BusinessDate().AddDays(14));
        return true;
    }

    public void Decline(Side side, string reason, Actor by)
    {
        MustBe(CaseStages.Introduced, "case.not-introduced", "只有在引荐之后、达成意向之前才能谢绝。",
            "Declining is possible after the introduction and until both sides have agreed.");
        DeclinedBy = side == Side.Buyer ? "buyer" : "seller";
        End(CaseStages.Declined, reason, by);
    }

    public void Close(string reason, Actor by)
    {
        MustRun();
        if (!MayClose)
        {
            throw new RuleBroken("case.agreed", "双方已达成意向，合同正在办理，不能结案。双方放弃的，请供给方先删除合同草稿；已提交的，待登记机构决定后再结案。",
                "Both sides agreed and the contract is under way. If they give up, the seller deletes the draft first; a filed contract is decided first.");
        }
        End(CaseStages.Closed, reason, by);
    }

    public void PlanNext(string what, DateOnly on, Actor by)
    {
        MustRun();
        Plan(what, on);
        Write(by, "planned", $"{on:yyyy-MM-dd} {what}");
    }

    public void AddNote(string text, Actor by) => Write(by, "noted", text);

    /// <summary>The contract that came of it has its number.</summary>
    public void FollowContract(Guid contract, string number, DateTimeOffset at)
    {
        (ContractId, ContractNumber) = (contract, number);
        (NextAction, NextActionOn) = (null, null);
        Write(new Actor(Guid.Empty, "", at), "registered", number);
    }

    /// <summary>The contract will not come; the broker may close the case.</summary>
    /// <param name="why">deleted or refused.</param>
    public void LoseContract(string why, DateTimeOffset at)
    {
        ContractDroppedAt = at;
        Write(new Actor(Guid.Empty, "", at), $"contract-{why}");
        Plan(NextSteps.WrapUp, at.BusinessDate().AddDays(3));
    }

    /// <summary>The contract may come after all; a case closed meanwhile stays so.</summary>
    public void RegainContract(DateTimeOffset at)
    {
        ContractDroppedAt = null;
        Write(new Actor(Guid.Empty, "", at), "contract-reopened");
        if (IsRunning)
        {
            Plan(NextSteps.Draft, at.BusinessDate().AddDays(7));
        }
    }

    private DateTimeOffset? AgreedAt(Side side) => side == Side.Buyer ? BuyerAgreedAt : SellerAgreedAt;

    private void Consent(Side side, TermsChange? change, string? note, Actor by)
    {
        if (change is not null)
        {
            (BuyerAgreedAt, SellerAgreedAt) = (null, null);
            Write(by, "terms-changed", change: change);
        }
        if (side == Side.Buyer)
        {
            (BuyerAgreedAt, BuyerNote) = (by.Now, note ?? BuyerNote);
        }
        else
        {
            (SellerAgreedAt, SellerNote) = (by.Now, note ?? SellerNote);
        }
        Write(by, side == Side.Buyer ? "buyer-agreed" : "seller-agreed", note);
    }

    private void End(string stage, string reason, Actor by)
    {
        (Stage, EndedAt, EndReason) = (stage, by.Now, reason);
        (NextAction, NextActionOn) = (null, null);
        Write(by, stage, reason);
    }

    private void Plan(string what, DateOnly on) => (NextAction, NextActionOn) = (what, on);

    private void MustRun()
    {
        if (!IsRunning)
        {
            throw new RuleBroken("case.ended", "这次撮合已经结束。", "This case has ended.");
        }
    }

    private void MustBe(string stage, string code, string chinese, string english)
    {
        MustRun();
        if (Stage != stage)
        {
            throw new RuleBroken(code, chinese, english);
        }
    }

    /// <summary>Lines written in the same moment are a microsecond apart, so that they keep their order.</summary>
    private void Write(Actor by, string what, string? note = null, TermsChange? change = null) => history.Add(new CaseEntry
    {
        CaseId = Id,
        At = by.Now.AddMicroseconds(history.Count),
        Who = by.Id,
        Name = by.Name,
        What = what,
        Note = note,
        Change = change,
    });
}
