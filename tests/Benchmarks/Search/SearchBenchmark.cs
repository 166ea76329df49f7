using System.Diagnostics;
using System.Globalization;
using TechMarket.Benchmarks.Quality;
using TechMarket.Events;
using TechMarket.Search;
using TechMarket.Search.Lucene;
using TechMarket.Search.Scoring;
using TechMarket.Search.Text;
using TechMarket.Tests.Support;

namespace TechMarket.Benchmarks.Search;

/// <summary>How fast the index takes listings and answers, and how large it grows, next to Lucene alone on the same folder.</summary>
/// <param name="asked">How many listings; a million when nothing is said.</param>
internal sealed class SearchBenchmark(string? asked) : IBenchmark
{
    private const int Batch = 500, Queried = 200, Judged = 20;
    private readonly List<Row> rows = [];
    private readonly int count = int.TryParse(asked, CultureInfo.InvariantCulture, out var number) ? number : 1_000_000;

    public string Name => "search";

    public string About => "a million listings: speed of indexing and of queries, size; deploy/bench search COUNT";

    public async Task<IReadOnlyList<Row>> Run()
    {
        if (Sources.Data("papers-zh") is null || Sources.Data("project-titles-zh") is null || Sources.Data(NeedsResults.Folder) is null)
        {
            return [new("listings are made from the data folder, which is not there", "left out")];
        }
        var folder = Directory.CreateTempSubdirectory("techmarket-search-bench").FullName;
        try
        {
            await using var index = new LuceneIndex(folder, TimeSpan.FromSeconds(3), error => throw error);
            var made = new Recombined();
            await Fill(index, made, folder);
            using var raw = new RawLucene(Directory.GetDirectories(folder, "g-*").Single());
            await Typed(index, raw);
            await Mistyped(index);
            await WholeNeeds(index, raw, made);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return rows;
    }

    private async Task Fill(LuceneIndex index, Recombined made, string folder)
    {
        var clock = Stopwatch.StartNew();
        for (var at = 0; at < count; at += Batch)
        {
            await index.Upsert([.. Enumerable.Range(at, Math.Min(Batch, count - at)).Select(one => made[one])], CancellationToken.None);
        }
        await index.WaitUntilVisible(CancellationToken.None);
        await index.Commit(CancellationToken.None);
        var bytes = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        rows.Add(new($"{count} listings indexed", $"{count / clock.Elapsed.TotalSeconds:0} a second", Aim: count == 1_000_000 ? "≤ 600 s in all" : "—", Met: count == 1_000_000 ? clock.Elapsed.TotalSeconds <= 600 : null));
        rows.Add(new("bytes a listing, on disk", $"{bytes / count}"));
        rows.Add(new("memory of the process, generator and all", $"{process.WorkingSet64 >> 20} MB", Aim: "≤ 1536 MB", Met: process.WorkingSet64 >> 20 <= 1536));
    }

    private async Task Typed(LuceneIndex index, RawLucene raw)
    {
        var titles = JsonLines.Of($"{NeedsResults.Folder}/achievements.jsonl").Select(line => line.Text("title_tokens").Split(' ')).Where(words => words.Length >= 3).Take(Queried).ToList();
        var three = titles.ConvertAll(words => string.Join(' ', words.Take(3)));
        var sixty = NeedsResults.Read().Needs.Select(need => need.Text).Where(text => text.Length >= 60).Select(text => text[..60]).Take(Queried).ToList();
        foreach (var (name, queries) in new[] { ("three words", three), ("sixty terms", sixty) })
        {
            var alone = await Timed.Of(queries, raw.Same);
            var market = await Timed.Of(queries, text => index.Find(new() { Text = text, Take = 10 }, CancellationToken.None));
            var facets = await Timed.Of(queries, text => index.Find(new() { Text = text, Take = 10, Facets = Enum.GetValues<Facet>() }, CancellationToken.None));
            rows.Add(new($"{name}, the market", market.ToString(), $"Lucene alone {alone.Median:0.0} / {alone.Slowest:0.0} ms", Ratio(market.Median, alone.Median)));
            rows.Add(new($"{name}, with exact counts of all facets", facets.ToString(), $"without {market.Median:0.0} ms", Ratio(facets.Median, market.Median)));
        }
    }

    /// <summary>What no listing holds as typed is asked for in every way it may have been meant.</summary>
    private async Task Mistyped(LuceneIndex index)
    {
        var (typing, runs) = (new Typing(), JsonLines.Of("project-titles-zh/titles.jsonl.gz").SelectMany(line => Sounds.Runs(line.Text("title")).Take(1)).Where(run => run.Length >= 6).Take(Queried).ToList());
        var sounds = runs.ConvertAll(run => string.Concat(typing.Of(run[..4])));
        var wrong = runs.ConvertAll(run => run[..2] + "嗄" + run[3..6]);
        foreach (var (name, queries) in new[] { ("pinyin of four characters", sounds), ("six characters, one wrong", wrong), ("… as it is being typed, suggestions", sounds) })
        {
            var took = await Timed.Of(queries, async text => await (name[0] == '…' ? (Task)index.Suggest(text, null, 8, CancellationToken.None) : index.Find(new() { Text = text, Take = 10 }, CancellationToken.None)));
            rows.Add(new(name, took.ToString()));
        }
    }

    private async Task WholeNeeds(LuceneIndex index, RawLucene raw, Recombined made)
    {
        var needs = NeedsResults.Read().Needs.ToList();
        var alone = await Timed.Of(needs, need => raw.AnyOf($"{need.Title}\n{need.Text}"));
        var market = await Timed.Of(needs, need => RankOtherSide.For(need, index, 10, CancellationToken.None));
        rows.Add(new("whole need, the market, with scores and reasons", market.ToString(), $"Lucene alone, any term {alone.Median:0.0} / {alone.Slowest:0.0} ms", Ratio(market.Median, alone.Median)));
        rows.Add(new("… p99 over p50", $"{market.Slowest / market.Median:0.0}", Aim: "≤ 4", Met: market.Slowest <= 4 * market.Median));
        var held = await Overlap(index, [.. needs.Where((_, at) => at % (needs.Count / Judged) == 0).Take(Judged)], made);
        rows.Add(new($"of the ten best of all by exact score, found ({Judged} needs)", $"{held:P1}", Aim: "≥ 97 %", Met: held >= .97));
    }

    /// <summary>Every listing is compared exactly with every one of the needs, in one walk.</summary>
    private async Task<double> Overlap(LuceneIndex index, IReadOnlyList<Listing> needs, Recombined made)
    {
        var own = needs.Select(need => new TermWeights(need, index.Statistics)).ToList();
        var best = needs.Select(_ => new PriorityQueue<Guid, double>()).ToList();
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, at =>
        {
            var listing = made[at];
            if (listing.Kind != "result")
            {
                return;
            }
            var weights = new TermWeights(listing, index.Statistics);
            for (var need = 0; need < own.Count; need++)
            {
                var likeness = own[need].Likeness(weights);
                lock (best[need])
                {
                    best[need].Enqueue(listing.Id, likeness);
                    if (best[need].Count > 10)
                    {
                        best[need].Dequeue();
                    }
                }
            }
        });
        var found = new List<double>();
        for (var need = 0; need < needs.Count; need++)
        {
            var wanted = best[need].UnorderedItems.Select(item => item.Element).ToHashSet();
            var candidates = await index.Recall(new RecallQuery(needs[need], "result"), CancellationToken.None);
            var ranked = candidates.OrderByDescending(candidate => own[need].Likeness(new TermWeights(candidate.Terms, index.Statistics))).Take(10);
            found.Add(ranked.Count(candidate => wanted.Contains(candidate.Listing.Id)) / 10d);
        }
        return found.Average();
    }

    private static string Ratio(double one, double other) => (one / other).ToString("0.00", CultureInfo.InvariantCulture);
}
