using System.Globalization;
using TechMarket.Events;

namespace TechMarket.Search.Scoring;

/// <summary>What the enterprise wants to spend against what the institute asks; half the points where either is open to talk.</summary>
internal static class MoneyFit
{
    public static MatchPart Of(MatchWeights most, Listing need, Listing result)
    {
        if ((need.AmountTo ?? need.AmountFrom) is not { } budget || (result.AmountFrom ?? result.AmountTo) is not { } price)
        {
            return Part(most, 0.5m, "预算或价格面议", "Budget or price is negotiable");
        }
        if (price <= budget)
        {
            return Part(most, 1, $"报价 {Wan(price)} 万元，在预算 {Wan(budget)} 万元之内", $"Price ¥{Plain(price)} is within the budget of ¥{Plain(budget)}");
        }
        var over = budget > 0 ? (price - budget) / budget : 1;
        return Part(most, Math.Max(0, 1 - over),
            $"报价 {Wan(price)} 万元，超出预算 {Wan(budget)} 万元", $"Price ¥{Plain(price)} exceeds the budget of ¥{Plain(budget)}");
    }

    private static MatchPart Part(MatchWeights most, decimal share, string chinese, string english) =>
        new("budget", most.Points("budget", share), "预算与价格", "Budget and price", chinese, english);

    private static string Wan(decimal amount) => (amount / 10_000).ToString("#,0.##", CultureInfo.InvariantCulture);

    private static string Plain(decimal amount) => amount.ToString("#,0.##", CultureInfo.InvariantCulture);
}
