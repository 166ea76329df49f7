using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.AllInOne.Commands;

/// <summary>
/// <c>train-ranker</c>: learns the weights of match scores from what became of the running market's suggestions, and switches to them if they were better on
/// needs held out; <c>--use VERSION</c> switches by hand, 0 back to the usual weights.
/// </summary>
internal static class TrainRanker
{
    private const int MostOutcomes = 50_000;

    public static async Task<int> Run(string[] args, CancellationToken stop)
    {
        List<string> words = [.. args];
        var (address, use) = (Command.Option(words, "--address"), Command.Option(words, "--use"));
        var version = 0;
        if (words.Count > 0 || (use is not null && !int.TryParse(use, NumberStyles.None, CultureInfo.InvariantCulture, out version)))
        {
            return Command.Misused("train-ranker [--use VERSION] [--address A]");
        }
        using var market = await RunningMarket.Connect(address, stop);
        if (use is not null)
        {
            await Use(market, version, stop);
            return 0;
        }
        await Learn(market, stop);
        return 0;
    }

    /// <exception cref="Refused">Too little has come of the market so far.</exception>
    internal static async Task Learn(RunningMarket market, CancellationToken stop)
    {
        var outcomes = await Outcomes(market, stop);
        if (outcomes.Count == 0)
        {
            throw new Refused(T("还没有推荐被接单或标为不相关，无从训练。", "No suggestion was taken or found not relevant yet; there is nothing to learn from."));
        }
        using var body = JsonContent.Create(new { outcomes });
        Say(JsonElement.Parse(await market.Post("api/search/rankers", body, stop)));
    }

    internal static async Task Use(RunningMarket market, int version, CancellationToken stop)
    {
        using var body = JsonContent.Create(new { version });
        await market.Put("api/search/rankers/active", body, stop);
        Console.WriteLine(version == 0 ? T("已恢复默认权重。", "The usual weights are in use again.") : T($"已启用第 {version} 版。", $"Ranker {version} is in use."));
    }

    /// <summary>The latest first.</summary>
    private static async Task<List<JsonElement>> Outcomes(RunningMarket market, CancellationToken stop)
    {
        var (outcomes, after) = (new List<JsonElement>(), "");
        while (outcomes.Count < MostOutcomes)
        {
            var page = await market.Get($"api/matching/outcomes?limit=1000{after}", stop);
            outcomes.AddRange(page.GetProperty("items").EnumerateArray());
            if (page.GetProperty("next").GetString() is not { } next)
            {
                break;
            }
            after = $"&after={next}";
        }
        return [.. outcomes.Take(MostOutcomes)];
    }

    private static void Say(JsonElement ranker)
    {
        var (usual, learned, low, high) = (Number(ranker, "usualQuality"), Number(ranker, "learnedQuality"), Number(ranker, "low"), Number(ranker, "high"));
        Console.WriteLine(T($"第 {ranker.GetProperty("version")} 版：用 {ranker.GetProperty("needs")} 条需求（{ranker.GetProperty("clusters")} 组）的 {ranker.GetProperty("outcomes")} 条结果训练。",
            $"Ranker {ranker.GetProperty("version")}: learned from {ranker.GetProperty("outcomes")} outcomes of {ranker.GetProperty("needs")} needs ({ranker.GetProperty("clusters")} groups)."));
        Console.WriteLine(T($"未参与训练的需求上 nDCG@10：默认 {usual}，训练后 {learned}，差的 95% 区间 {low} 至 {high}。",
            $"nDCG@10 on needs held out: usual {usual}, learned {learned}, 95 % interval of the difference {low} to {high}."));
        Console.WriteLine(string.Join("  ", ranker.GetProperty("most").EnumerateObject().Select(part => $"{part.Name} {part.Value}")));
        Console.WriteLine(ranker.GetProperty("active").GetBoolean()
            ? T("已启用；恢复默认权重：train-ranker --use 0", "It is in use; back to the usual weights: train-ranker --use 0")
            : T("没有证明更好，未启用，默认权重不变。", "It was not shown to be better and is not in use; the usual weights stay."));
    }

    private static string Number(JsonElement ranker, string name) => ranker.GetProperty(name).GetDouble().ToString("0.000", CultureInfo.InvariantCulture);
}
