using System.Globalization;
using TechMarket.Benchmarks.Quality;
using TechMarket.Tests.Support;

namespace TechMarket.Benchmarks.Search;

/// <summary>
/// How fast the index takes listings and answers, and how large it grows, next to Lucene alone, PostgreSQL and Elasticsearch. Each engine is
/// filled, asked and closed before the next begins, so that none of them waits for another's memory.
/// </summary>
/// <param name="asked">How many listings, several numbers joined by commas; a million when nothing is said.</param>
internal sealed class SearchBenchmark(string? asked) : IBenchmark
{
    private const int Fewest = 1000;
    private readonly Told rows = [];
    private readonly GrowthPlot plot = new();

    public string Name => "search";

    public string About => "many listings (a million): indexing, queries, size, next to Lucene alone, PostgreSQL and Elasticsearch; deploy/bench search [COUNT[,COUNT…]]";

    public async Task<IReadOnlyList<Row>> Run()
    {
        if (Counts() is not { } counts)
        {
            return [new($"'{asked}' is not how many listings: give whole numbers of at least {Fewest}, several joined by commas, as in 10000,1000000", "nothing", Met: false)];
        }
        if (Sources.Data("papers-zh") is null || Sources.Data("project-titles-zh") is null || Sources.Data(NeedsResults.Folder) is null)
        {
            return [new("listings are made from the data folder, which is not there", "left out")];
        }
        var (made, questions) = (new Recombined(), new Questions());
        var before = MarketIndex.Resident();
        var all = new List<Beside>();
        foreach (var count in counts)
        {
            rows.Add(new($"{count} listings", ""));
            var market = await new MarketIndex(count, made, questions, before, rows).Measure();
            all.Add(new(count, market));
            Draw("market", count, market, dashed: false);
            await Elastic(count, made, questions, all[^1]);
        }
        if (counts.Count > 1)
        {
            await File.WriteAllTextAsync(GrowthPlot.File, plot.Svg());
        }
        // Last, because of a million it takes half an hour by itself.
        foreach (var beside in all)
        {
            rows.Add(beside.Postgres(await new PostgresText(beside.Count, made, questions, rows).Measure()));
        }
        return rows;
    }

    private async Task Elastic(int count, Recombined made, Questions questions, Beside beside)
    {
        var (node, why) = await ElasticNode.Start();
        if (node is null)
        {
            rows.Add(new("Elasticsearch", $"left out: {why}"));
            return;
        }
        await using (node)
        {
            var elastic = await new ElasticText(count, made, questions, node.Client, rows).Measure();
            rows.AddRange(beside.Elastic(elastic));
            Draw("Elasticsearch", count, elastic, dashed: true);
        }
    }

    private void Draw(string engine, int count, Answered answered, bool dashed)
    {
        plot.Add($"{engine}, three words", "#1b7f4d", dashed, count, answered.Three.Median);
        plot.Add($"{engine}, sixty terms", "#1f5fa8", dashed, count, answered.Sixty.Median);
        plot.Add($"{engine}, whole need", "#b23a2e", dashed, count, answered.Whole.Median);
    }

    /// <summary>Null where something else than numbers was said.</summary>
    private List<int>? Counts()
    {
        if (asked is null || asked.StartsWith("--", StringComparison.Ordinal))
        {
            return [1_000_000];
        }
        var counts = asked.Split(',').Select(one => int.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0).ToList();
        return counts.TrueForAll(count => count >= Fewest) ? counts : null;
    }
}
