using TechMarket.Events;
using TechMarket.Events.Codes;
using TechMarket.Platform.Messaging;

namespace TechMarket.Listings.Results;

/// <summary>What protects a result: its kind (see <see cref="IpKinds"/>), and its number and title where it has them.</summary>
internal sealed record IpRight(string Kind, string? Number, string? Title);

/// <summary>科技成果: a technology an institute offers.</summary>
internal sealed class Result : Posted
{
    public string? Abstract { get; set; }
    /// <summary>元; null when negotiable.</summary>
    public decimal? Price { get; set; }
    public List<IpRight> Ip { get; set; } = [];
    /// <summary>主要完成人: who did the work, each by the name under which they agreed to be shown.</summary>
    public List<string> Experts { get; set; } = [];
    public string? Team { get; set; }
    /// <summary>Where it has been applied so far.</summary>
    public string? Cases { get; set; }

    public override string Kind => "result";

    public override string Text => string.Join("\n\n", new[] { Abstract, Team, Cases }.Where(part => !string.IsNullOrWhiteSpace(part)));

    public override (decimal? From, decimal? To) Amounts => (Price, Price);

    public override IReadOnlyList<string> Missing =>
    [
        .. Lacks("title", Title), .. Lacks("abstract", Abstract), .. Lacks("field", Field),
        .. Lacks("maturity", Maturity is null ? null : "set"), .. Lacks("modes", Modes.FirstOrDefault()),
    ];

    public void Write(ResultForm form)
    {
        MustBeEditable();
        Title = form.Title!.Trim();
        Abstract = Trimmed(form.Abstract);
        Field = Trimmed(form.Field);
        Industry = Trimmed(form.Industry);
        Maturity = form.Maturity;
        Modes = [.. (form.Modes ?? []).Distinct()];
        Price = form.Price;
        District = Trimmed(form.District) ?? District;
        Ip = [.. (form.Ip ?? []).Select(ip => new IpRight(ip.Kind!, Trimmed(ip.Number), Trimmed(ip.Title)))];
        Experts = Trimmed(form.Experts);
        Team = Trimmed(form.Team);
        Cases = Trimmed(form.Cases);
        Keywords = Trimmed(form.Keywords);
        TakeInHand();
        MustStayComplete();
    }

    public override Listing ToListing(string owner) => base.ToListing(owner) with { Experts = Experts };

    public override void Tell(ServiceDb db, string owner, DateTimeOffset now)
    {
        if (IsOpen)
        {
            db.Say(new ResultPublished(ToListing(owner), now));
        }
        else if (IsPublic)
        {
            db.Say(new ResultClosed(Id, Change, Status, now));
        }
    }
}
