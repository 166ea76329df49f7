using TechMarket.Events;
using TechMarket.Listings.Organisations;
using TechMarket.Platform;
using TechMarket.Platform.Messaging;

namespace TechMarket.Listings.Needs;

/// <summary>技术需求: a problem an enterprise wants solved, how much better than today, and what that is worth.</summary>
internal sealed class Need : Posted
{
    public string? Problem { get; set; }
    public string? Improvement { get; set; }
    public string? Worth { get; set; }
    /// <summary>元; both null when negotiable.</summary>
    public decimal? BudgetFrom { get; set; }
    public decimal? BudgetTo { get; set; }
    public DateOnly? Deadline { get; set; }
    /// <summary>For the owner and officials only; it never leaves this service in an event.</summary>
    public string? Confidential { get; set; }
    /// <summary>The registered contract that met it, 16 digits; null when its owner said so, or it is not met.</summary>
    public string? ContractNumber { get; private set; }

    public override string Kind => "need";

    public override string Text => string.Join("\n\n", new[] { Problem, Improvement, Worth }.Where(part => !string.IsNullOrWhiteSpace(part)));

    public override (decimal? From, decimal? To) Amounts => (BudgetFrom, BudgetTo);

    public override DateOnly? OpenUntil => Deadline;

    /// <summary>The eight things a need must say; the budget may stay open (面议).</summary>
    public override IReadOnlyList<string> Missing =>
    [
        .. Lacks("title", Title), .. Lacks("problem", Problem), .. Lacks("improvement", Improvement), .. Lacks("worth", Worth),
        .. Lacks("field", Field), .. Lacks("industry", Industry), .. Lacks("deadline", Deadline is null ? null : "set"), .. Lacks("modes", Modes.FirstOrDefault()),
    ];

    public void Write(NeedForm form, DateOnly today)
    {
        MustBeEditable();
        Title = form.Title!.Trim();
        Problem = Trimmed(form.Problem);
        Improvement = Trimmed(form.Improvement);
        Worth = Trimmed(form.Worth);
        Field = Trimmed(form.Field);
        Industry = Trimmed(form.Industry);
        Maturity = form.Maturity;
        BudgetFrom = form.BudgetFrom;
        BudgetTo = form.BudgetTo;
        District = Trimmed(form.District) ?? District;
        Deadline = form.Deadline;
        Modes = [.. (form.Modes ?? []).Distinct()];
        Keywords = Trimmed(form.Keywords);
        Confidential = Trimmed(form.Confidential);
        TakeInHand();
        MustStayComplete();
        if (IsOpen)
        {
            DeadlineMustBeAhead(today);
        }
    }

    public override void Submit(KnownOrganisation? owner, DateTimeOffset now)
    {
        base.Submit(owner, now);
        DeadlineMustBeAhead(now.BusinessDate());
    }

    public override void Publish(string official, DateTimeOffset now)
    {
        base.Publish(official, now);
        DeadlineMustBeAhead(now.BusinessDate());
    }

    public void Meet(string? note, DateTimeOffset now) => Close(PostedStatus.Met, note, now);

    /// <summary>A registered contract meets it, also when its deadline passed while the contract was under way; other ends stay. Says whether it did.</summary>
    public bool MeetBy(string contractNumber, DateTimeOffset now)
    {
        if (Status is not (PostedStatus.Published or PostedStatus.Expired))
        {
            return false;
        }
        ContractNumber = contractNumber;
        End(PostedStatus.Met, null, now);
        return true;
    }

    /// <summary>The deadline day itself still counts.</summary>
    public void Expire(DateTimeOffset now) => Close(PostedStatus.Expired, null, now);

    public override void Tell(ServiceDb db, string owner, DateTimeOffset now)
    {
        if (IsOpen)
        {
            db.Say(new NeedPublished(ToListing(owner), now));
        }
        else if (IsPublic)
        {
            db.Say(new NeedClosed(Id, Change, Status, now));
        }
    }

    private void DeadlineMustBeAhead(DateOnly today)
    {
        if (Deadline < today)
        {
            throw Rule("deadline-passed", "截止日期已过，请改为今天以后的日期。", "The deadline has passed; choose a later day.");
        }
    }
}
