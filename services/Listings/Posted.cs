using TechMarket.Events;
using TechMarket.Listings.Organisations;
using TechMarket.Platform.Errors;
using TechMarket.Platform.Messaging;

namespace TechMarket.Listings;

/// <summary>
/// What an organisation posts: a need or a result. Both are written as a draft, submitted, reviewed, published, and closed in the end;
/// the rules they share are kept here.
/// </summary>
internal abstract class Posted
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid OrganisationId { get; set; }
    public string Title { get; set; } = "";
    public string? Field { get; set; }
    public string? Industry { get; set; }
    public int? Maturity { get; set; }
    public List<string> Modes { get; set; } = [];
    public List<string> Keywords { get; set; } = [];
    public string? District { get; set; }
    public string Status { get; private set; } = PostedStatus.Draft;
    public string? StatusReason { get; private set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? SubmittedAt { get; private set; }
    public DateTimeOffset? PublishedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    /// <summary>Where it was imported from, its id and the hash of its row there; null when posted here.</summary>
    public string? Source { get; set; }
    public string? SourceId { get; set; }
    public string? RowHash { get; set; }
    public bool Demo { get; set; }
    /// <summary>Every step so far, oldest first: what was returned and why stays known after it was submitted again.</summary>
    public List<Step> History { get; private set; } = [];
    /// <summary>The number of its latest change, from one sequence for all listings: the version that events carry.</summary>
    public long Change { get; set; }
    /// <summary>PostgreSQL's xmin, sent as ETag.</summary>
    public uint Version { get; private set; }

    public abstract string Kind { get; }

    /// <summary>What is still missing before it can be submitted: names of fields, as the API writes them.</summary>
    public abstract IReadOnlyList<string> Missing { get; }

    /// <summary>All that describes it in public, as one text.</summary>
    public abstract string Text { get; }

    public abstract (decimal? From, decimal? To) Amounts { get; }

    public virtual DateOnly? OpenUntil => null;

    /// <summary>Published, or closed after having been published: anyone may read it.</summary>
    public bool IsPublic => PublishedAt is not null;

    public bool IsOpen => Status == PostedStatus.Published;

    /// <summary>Its owner handed it in at some time, or it is public; what only its owner knows of is nobody else's.</summary>
    public bool IsKnown => IsPublic || SubmittedAt is not null;

    /// <summary>An import may still write it: it is open, and its owner has not taken it in hand since.</summary>
    public bool FollowsItsFile => IsOpen && RowHash is not null;

    /// <summary>Says the event that its present state stands for.</summary>
    public abstract void Tell(ServiceDb db, string owner, DateTimeOffset now);

    public virtual Listing ToListing(string owner) => new(
        Id, Kind, Change, Title, Text, Keywords, Field, Industry, Maturity, Modes, District, Amounts.From, Amounts.To, OpenUntil,
        OrganisationId, owner, PublishedAt ?? CreatedAt, Source, Demo);

    /// <summary>Content may change as a draft, after a return, and while published (it then stays complete).</summary>
    protected void MustBeEditable()
    {
        if (Status is not (PostedStatus.Draft or PostedStatus.Returned or PostedStatus.Published))
        {
            throw Rule("not-editable", "审核中或已结束的信息不能修改；审核中的可以先撤回。",
                "What is under review or closed cannot be changed; take it back from review first.");
        }
    }

    /// <summary>The owner's words now: another import of the row it came from no longer replaces them.</summary>
    protected void TakeInHand() => RowHash = null;

    protected void MustStayComplete()
    {
        if (Status == PostedStatus.Published)
        {
            MustBeComplete();
        }
    }

    public virtual void Submit(KnownOrganisation? owner, DateTimeOffset now)
    {
        if (Status is not (PostedStatus.Draft or PostedStatus.Returned))
        {
            throw Rule("not-a-draft", "只有草稿或被退回的信息可以提交。", "Only a draft, or one that was returned, can be submitted.");
        }
        if (owner?.Status != "verified")
        {
            throw new RuleBroken("organisation.not-verified", "贵单位尚未通过审核，审核通过后即可提交；草稿会一直保留。",
                "Your organisation has not been verified yet; you can submit once it is. The draft is kept.");
        }
        MustBeComplete();
        Status = PostedStatus.Submitted;
        StatusReason = null;
        SubmittedAt = now;
        District ??= owner.District;
        Note(PostedStatus.Submitted, now);
    }

    public virtual void Publish(string official, DateTimeOffset now)
    {
        MustBeSubmitted();
        Status = PostedStatus.Published;
        StatusReason = null;
        PublishedAt ??= now;
        Note(PostedStatus.Published, now, by: official);
    }

    public void Return(string reason, string official, DateTimeOffset now)
    {
        MustBeSubmitted();
        Status = PostedStatus.Returned;
        StatusReason = reason;
        Note(PostedStatus.Returned, now, reason, official);
    }

    /// <summary>Takes a published one off the market, or one under review back to the drafts.</summary>
    public void Withdraw(string? reason, DateTimeOffset now)
    {
        if (Status == PostedStatus.Submitted)
        {
            Status = PostedStatus.Draft;
            SubmittedAt = null;
            Note(Step.TakenBack, now);
            return;
        }
        Close(PostedStatus.Withdrawn, reason, now);
    }

    /// <summary>Imported listings come from a trusted operator and are public at once.</summary>
    public void PublishImported(DateTimeOffset at)
    {
        Status = PostedStatus.Published;
        StatusReason = null;
        PublishedAt = at;
    }

    public void MustBeDeletable()
    {
        if (Status != PostedStatus.Draft)
        {
            throw Rule("not-a-draft", "只有草稿可以删除；已发布的请撤下。", "Only a draft can be deleted; withdraw what is published.");
        }
    }

    protected void Close(string status, string? reason, DateTimeOffset now)
    {
        if (Status != PostedStatus.Published)
        {
            throw IsPublic
                ? Rule("already-closed", "这条信息已经结束。", "This one is closed already.")
                : Rule("not-published", "这条信息还没有发布。", "This one is not published yet.");
        }
        End(status, reason, now);
    }

    protected void End(string status, string? reason, DateTimeOffset now)
    {
        Status = status;
        StatusReason = reason;
        ClosedAt = now;
        Note(status, now, reason);
    }

    private void Note(string what, DateTimeOffset at, string? reason = null, string? by = null) => History = [.. History, new(what, reason, by, at)];

    protected RuleBroken Rule(string code, string chinese, string english) => new($"{Kind}.{code}", chinese, english);

    protected static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    protected static List<string> Trimmed(IReadOnlyList<string>? words) =>
        [.. (words ?? []).Select(word => word.Trim()).Where(word => word.Length > 0).Distinct()];

    protected static IEnumerable<string> Lacks(string field, string? value) => string.IsNullOrWhiteSpace(value) ? [field] : [];

    private void MustBeSubmitted()
    {
        if (Status != PostedStatus.Submitted)
        {
            throw Rule("not-submitted", "这条信息不在待审核状态。", "This one is not waiting for review.");
        }
    }

    private void MustBeComplete()
    {
        if (Missing.Count > 0)
        {
            throw Rule("incomplete", $"还有内容没有填写：{FieldNames.Join(Missing, "、", english: false)}。",
                $"Still to fill in: {FieldNames.Join(Missing, ", ", english: true)}.");
        }
    }
}

/// <summary>The states of a need or a result, as stored and as sent.</summary>
internal static class PostedStatus
{
    public const string Draft = "draft";
    public const string Submitted = "submitted";
    public const string Returned = "returned";
    public const string Published = "published";
    public const string Met = "met";
    public const string Withdrawn = "withdrawn";
    public const string Expired = "expired";

    public static readonly IReadOnlyList<string> All = [Draft, Submitted, Returned, Published, Met, Withdrawn, Expired];
}
