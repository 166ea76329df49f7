using TechMarket.AllInOne.Commands;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.AllInOne.Differences;

/// <summary>The roll-up behind the statistics against the contracts, as Contracts itself adds them up anew: every place, day, month and dimension.</summary>
internal static class CompareSums
{
    public static async Task Run(RunningMarket market, Findings found, CancellationToken stop)
    {
        foreach (var item in (await market.Get("api/contracts/statistics/differences", stop)).GetProperty("items").EnumerateArray())
        {
            var line = new Row(item);
            var name = $"{line.Text("side")} {line.Text("place")} {line.Text("span")} {line.Text("startsOn")} {line.Text("dimension")} {line.Text("value")}".TrimEnd();
            var (count, total, technology) = (line.Number("count"), line.Number("total"), line.Number("technology"));
            var (trueCount, trueTotal, trueTechnology) = (line.Number("trueCount"), line.Number("trueTotal"), line.Number("trueTechnology"));
            found.Add(new Difference($"sums {name} {count - trueCount} {total - trueTotal} {technology - trueTechnology}", T(
                $"统计汇总 {name} 为 {count} 项、{total} 元（技术交易额 {technology} 元），合同合计为 {trueCount} 项、{trueTotal} 元（{trueTechnology} 元）",
                $"The sums of {name} are {count} contracts, {total} (technology {technology}); the contracts add up to {trueCount}, {trueTotal} ({trueTechnology})")));
        }
    }
}
