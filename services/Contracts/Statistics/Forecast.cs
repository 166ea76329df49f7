using static TechMarket.Platform.Bilingual;

namespace TechMarket.Contracts.Statistics;

/// <summary>
/// What the year may come to: what is registered, and what last year still brought after this day, grown as the year has grown so far
/// (seasonal naive with drift). Its error is how far the same rule, on the same day of the past years, was off.
/// </summary>
/// <param name="Amount">元 at the end of the year; null when the past does not carry a forecast.</param>
/// <param name="Low">With <paramref name="High"/> the amounts if the rule is off as far as it was at the worst, either way.</param>
/// <param name="Error">Mean absolute error of the past years: 0.12 for 12 %.</param>
/// <param name="Years">How many past years the error is taken from.</param>
/// <param name="Method">How it is reckoned, or why there is none, in words.</param>
internal sealed record Forecast(decimal? Amount, decimal? Low, decimal? High, decimal? Error, int Years, string Method)
{
    /// <summary>Fewer past years say too little about the error.</summary>
    public const int FewestYears = 3;

    /// <summary>A year up to the day, and whole.</summary>
    private sealed record Past(decimal ToDate, decimal Whole);

    public static Forecast Of(YearToDate year, IReadOnlyList<MonthSums.Line> lines)
    {
        var (now, before) = (YearOf(lines, year.AsOf, 0), YearOf(lines, year.AsOf, 1));
        var ratios = Enumerable.Range(1, MonthSums.Years - 1).Select(back => Ratio(YearOf(lines, year.AsOf, back), YearOf(lines, year.AsOf, back + 1)))
            .TakeWhile(ratio => ratio is not null).Select(ratio => ratio!.Value).ToList();
        if (ratios.Count < FewestYears || Guess(now, before) is not { } amount)
        {
            return None(ratios.Count);
        }
        return new Forecast(Yuan(amount), Yuan(Math.Max(now.ToDate, amount * ratios.Min())), Yuan(amount * ratios.Max()),
            decimal.Round(ratios.Average(ratio => Math.Abs((1 / ratio) - 1)), 4, MidpointRounding.AwayFromZero), ratios.Count,
            T($"季节性朴素法：本年已登记额 + 上年同期之后的登记额 × 今年至今的增长；区间和误差取自过去 {ratios.Count} 年同一日用同一方法预测的偏差",
                $"Seasonal naive: registered so far, plus what last year brought after this day, grown as the year has so far; range and error are those of the same rule on the same day of the past {ratios.Count} years"));
    }

    private static Forecast None(int years) => new(null, null, null, null, years, T(
        $"历史数据不足，不作预测：需要连续 {FewestYears + 1} 个以上完整年度且上年同期有登记，可检验的只有 {years} 年",
        $"Too little history for a forecast: it takes at least {FewestYears + 1} whole years in a row with contracts by this day; {years} can be checked"));

    private static decimal? Guess(Past now, Past before) =>
        before.ToDate <= 0 || now.ToDate <= 0 ? null : now.ToDate + ((before.Whole - before.ToDate) * now.ToDate / before.ToDate);

    /// <summary>What a past year came to, over what the rule would have said on the day.</summary>
    private static decimal? Ratio(Past year, Past before) => Guess(year, before) is { } guess && year.Whole > 0 ? year.Whole / guess : null;

    private static Past YearOf(IReadOnlyList<MonthSums.Line> lines, DateOnly asOf, int back)
    {
        var year = lines.Where(line => line.StartsOn.Year == asOf.Year - back).ToList();
        var months = year.Where(line => line.Span == ContractSum.Month).ToList();
        return new Past(
            months.Where(line => line.StartsOn.Month < asOf.Month).Sum(line => line.Total) + year.Where(line => line.Span == ContractSum.Day).Sum(line => line.Total),
            months.Sum(line => line.Total));
    }

    private static decimal Yuan(decimal amount) => decimal.Round(amount, 2, MidpointRounding.AwayFromZero);
}
