using System.Globalization;
using TechMarket.Platform;

namespace TechMarket.Contracts.Rules;

/// <summary>
/// What of the review is this office's own: from which amount a second registrar looks, and on which amount that is judged, which differ by place (national
/// draft: 技术交易额 ≥ 500万元; Jiangsu: 成交额 ≥ 500万元). Settings <c>Market:Registration:SecondReviewFrom</c> (元) and <c>:SecondReviewBasis</c>.
/// </summary>
internal sealed class ReviewRules
{
    private readonly decimal? from;
    private readonly bool byTotal;

    public ReviewRules(Settings settings, WorkingDays days)
    {
        Days = days;
        byTotal = settings.OneOf("Registration:SecondReviewBasis", "technology", "total") == "total";
        from = settings["Registration:SecondReviewFrom"] is not { Length: > 0 } written ? null
            : decimal.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount > 0 ? amount
            : throw new SettingWrong($"Market:Registration:SecondReviewFrom is '{written}'; it must be an amount in 元 above 0, such as 5000000.");
    }

    public WorkingDays Days { get; }

    /// <summary>A large contract needs a second review, and has the longer limit. Rule sets without that step have no large contracts.</summary>
    public bool IsLarge(RuleSet rules, Terms terms) => rules.LargeFrom is { } usual && (byTotal ? terms.TotalAmount : terms.TechnologyAmount) >= (from ?? usual);

    /// <summary>The last day for the decision on a contract accepted this day.</summary>
    public DateOnly DecideBy(RuleSet rules, bool large, DateOnly accepted)
    {
        var limit = large ? rules.LargeLimit : rules.Limit;
        return rules.WorkingDays ? Days.After(accepted, limit) : accepted.AddDays(limit);
    }

    /// <summary>True when holidays between the two days are not known yet, so that the true last day may be later, never earlier.</summary>
    public bool IsEstimated(RuleSet rules, DateOnly accepted, DateOnly decideBy) => rules.WorkingDays && !Days.Covers(accepted, decideBy);
}
