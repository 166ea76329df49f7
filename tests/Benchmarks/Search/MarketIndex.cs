using System.Diagnostics;
using TechMarket.Benchmarks.Quality;
using TechMarket.Events;
using TechMarket.Search;
using TechMarket.Search.Lucene;
using TechMarket.Search.Scoring;
using TechMarket.Search.Text;

namespace TechMarket.Benchmarks.Search;

/// <summary>The market's own index: filled, asked next to Lucene alone on the same folder, published into, rebuilt.</summary>
/// <param name="before">What the process held in memory before any index was opened, MB: the generator's share.</param>
internal sealed class MarketIndex(int count, Recombined made, Questions questions, long before, Told rows)
{
    private const int Batch = 500, Mistypes = 200, Judged = 20;

    public async Task<Answered> Measure()
    {
        var folder = Directory.CreateTempSubdirectory("techmarket-search-bench").FullName;
        try
        {
            await using var index = new LuceneIndex(folder, TimeSpan.FromSeconds(3), error => throw error);
            await Fill(index, folder);
            Memory("after the fill");
            var answered = await Asked(index, folder);
            await Mistyped(index);
            var held = await ExactBest.Found(index, [.. questions.Needs.Where((_, at) => at % (questions.Needs.Count / Judged) == 0).Take(Judged)], made, count);
            rows.Add(new($"of the ten best of all by exact score, found ({Judged} needs)", $"{held:P1}", Aim: "≥ 97 %", Met: held >= .97));
            Memory("after the queries");
            await Published(index);
            await Rebuilt(index);
            return answered;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task Fill(LuceneIndex index, string folder)
    {
        var clock = Stopwatch.StartNew();
        for (var at = 0; at < count; at += Batch)
        {
            await index.Upsert([.. Enumerable.Range(at, Math.Min(Batch, count - at)).Select(one => made[one])], CancellationToken.None);
        }
        await index.WaitUntilVisible(CancellationToken.None);
        await index.Commit(CancellationToken.None);
        var bytes = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);
        rows.Add(new("market, indexing", $"{count / clock.Elapsed.TotalSeconds:0} listings a second"));
        rows.Add(new("market, on disk", $"{bytes / count} bytes a listing"));
    }

    private async Task<Answered> Asked(LuceneIndex index, string folder)
    {
        using var raw = new RawLucene(Directory.GetDirectories(folder, "g-*").Single());
        var three = await Typed(index, raw, "three words", questions.Three, "≤ 1.25");
        var sixty = await Typed(index, raw, "sixty terms", questions.Sixty);
        var alone = await Timed.OneByOne([.. questions.Whole.Where((_, at) => at % (questions.Whole.Count / Judged) == 0)], raw.AnyOf, Judged);
        Task Whole(Listing need) => RankOtherSide.For(need, index, 10, CancellationToken.None);
        var first = await Timed.OneByOne(questions.Needs, Whole, 0);
        var whole = await Timed.Of(questions.Needs, Whole, 0);
        rows.Add(new("market, whole need, each asked for the first time", first.ToString()));
        rows.Add(new("market, whole need, with scores and reasons", whole.ToString(), $"Lucene alone, any term {alone.Median:0.0} / {alone.Slowest:0.0} ms", Beside.Ratio(whole.Median, alone.Median)));
        rows.Add(new("… p99 over p50", $"{whole.Slowest / whole.Median:0.0}", Aim: "≤ 4", Met: whole.Slowest <= 4 * whole.Median));
        return new(three.Plain, three.Counted, sixty.Plain, whole);
    }

    private async Task<(Timed Plain, Timed Counted)> Typed(LuceneIndex index, RawLucene raw, string name, IReadOnlyList<string> queries, string aim = "—")
    {
        var alone = await Timed.Of([.. queries.Select(raw.Asked)], raw.Ask);
        var plain = await Timed.Of(queries, text => index.Find(new() { Text = text, Take = 10 }, CancellationToken.None));
        var counted = await Timed.Of(queries, text => index.Find(new() { Text = text, Take = 10, Facets = Enum.GetValues<Facet>() }, CancellationToken.None));
        rows.Add(new($"market, {name}", plain.ToString(), $"Lucene alone {alone.Median:0.0} / {alone.Slowest:0.0} ms", Beside.Ratio(plain.Median, alone.Median), aim,
            aim == "—" || count < Beside.AimedAt ? null : plain.Median <= 1.25 * alone.Median));
        rows.Add(new($"market, {name}, with exact counts of all facets", counted.ToString(), $"without {plain.Median:0.0} ms", Beside.Ratio(counted.Median, plain.Median)));
        return (plain, counted);
    }

    /// <summary>What no listing holds as typed is asked for in every way it may have been meant.</summary>
    private async Task Mistyped(LuceneIndex index)
    {
        var (typing, runs) = (new Typing(), JsonLines.Of("project-titles-zh/titles.jsonl.gz").SelectMany(line => Sounds.Runs(line.Text("title")).Take(1)).Where(run => run.Length >= 6).Take(Mistypes).ToList());
        var sounds = runs.ConvertAll(run => string.Concat(typing.Of(run[..4])));
        var wrong = runs.ConvertAll(run => run[..2] + "嗄" + run[3..6]);
        foreach (var (name, queries) in new[] { ("pinyin of four characters", sounds), ("six characters, one wrong", wrong), ("… as it is being typed, suggestions", sounds) })
        {
            var took = await Timed.Of(queries, async text => await (name[0] == '…' ? (Task)index.Suggest(text, null, 8, CancellationToken.None) : index.Find(new() { Text = text, Take = 10 }, CancellationToken.None)));
            rows.Add(new(name, took.ToString()));
        }
    }

    private async Task Published(LuceneIndex index)
    {
        var took = await Publishing.UntilFound(index, made, count);
        rows.Add(new("publish → findable, 50 a second", $"p50 {Load.Percentile(took, .5):0} ms, p99 {Load.Percentile(took, .99):0} ms", Aim: "p99 ≤ 1000 ms", Met: Load.Percentile(took, .99) <= 1000));
    }

    private async Task Rebuilt(LuceneIndex index)
    {
        var (took, queries) = await Rebuilding.Run(index, made, count, questions.Three);
        rows.Add(new("rebuild of all while answering", $"{took.TotalSeconds:0} s", Aim: "≤ 600 s", Met: took.TotalSeconds <= 600));
        rows.Add(new("… three words meanwhile", $"p50 {Load.Percentile(queries, .5):0.0} ms, p99 {Load.Percentile(queries, .99):0.0} ms"));
    }

    private void Memory(string when)
    {
        var now = Resident();
        rows.Add(new($"market, memory {when}", $"{now} MB, all of this process", $"before any index was opened {before} MB (generator)", Aim: "index ≤ 1536 MB", Met: now - before <= 1536));
    }

    /// <summary>What the process holds in memory, MB.</summary>
    public static long Resident()
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 >> 20;
    }
}
