using TechMarket.Events.Codes;
using TechMarket.Matching.Copies;
using TechMarket.Platform.Errors;

namespace TechMarket.Matching.Suggestions;

/// <summary>One reason of a score, as Search explains it. The points of all parts add up to the score.</summary>
/// <param name="Code">text, feedback, field, industry, maturity, budget, district or mode.</param>
/// <param name="Words">The words both sides share, for <c>text</c>.</param>
internal sealed record Part(
    string Code, decimal Points, string LabelZh, string LabelEn, string? DetailZh, string? DetailEn, IReadOnlyList<string>? Words);

/// <summary>A need and a result that seem to fit, with the reasons; written by <see cref="Pairing"/>.</summary>
internal sealed class Suggestion
{
    public Guid Id { get; private init; }
    public Guid NeedId { get; private init; }
    public Guid ResultId { get; private init; }
    public KnownListing Need { get; private init; } = null!;
    public KnownListing Result { get; private init; } = null!;
    public decimal Score { get; private init; }
    public IReadOnlyList<Part> Parts { get; private init; } = [];
    public string Status { get; private set; } = SuggestionStatuses.Open;
    /// <summary>The version of the ranker that scored it last; 0 for the usual weights.</summary>
    public int Ranker { get; private init; }
    /// <summary>Its place among all that fitted, from 1, when it was suggested; null where that was before places were kept.</summary>
    public int? Position { get; private init; }
    /// <summary>With which it was suggested: 1 for the best, less for one drawn from below them (<see cref="Exploration"/>).</summary>
    public double Chance { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset ScoredAt { get; private init; }
    public Guid? DismissedBy { get; private set; }
    public string? DismissedReason { get; private set; }
    public string? DismissedNote { get; private set; }
    public DateTimeOffset? DismissedAt { get; private set; }

    public void Dismiss(Guid by, string reason, string? note, DateTimeOffset now)
    {
        if (Status == SuggestionStatuses.Taken)
        {
            throw new RuleBroken("suggestion.taken", "已有技术经纪人在撮合，不能再标为不合适。", "A broker is already working on it; it cannot be dismissed.");
        }
        (Status, DismissedBy, DismissedReason, DismissedNote, DismissedAt) = (SuggestionStatuses.Dismissed, by, reason, note, now);
    }

    public void Restore()
    {
        if (Status != SuggestionStatuses.Dismissed)
        {
            throw new RuleBroken("suggestion.not-dismissed", "这条推荐没有被标为不合适。", "This suggestion is not dismissed.");
        }
        Reopen();
    }

    public void Take() => Status = SuggestionStatuses.Taken;

    public void Reopen() =>
        (Status, DismissedBy, DismissedReason, DismissedNote, DismissedAt) = (SuggestionStatuses.Open, null, null, null, null);
}
