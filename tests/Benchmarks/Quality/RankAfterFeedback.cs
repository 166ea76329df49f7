using TechMarket.Events;
using TechMarket.Search;
using TechMarket.Search.Scoring;

namespace TechMarket.Benchmarks.Quality;

/// <summary>
/// The same need after three in ten of its judgements are known: the rest ranked with them and without, in the mean of several draws. Judged by two
/// answers, relevant (3 or more) or not, and by the market's three, where a 2 comes near.
/// </summary>
internal static class RankAfterFeedback
{
    private const double Known = .3;
    private const int Draws = 5;

    public static IReadOnlyList<Row> Rows(NeedsResults set, ITextIndex index)
    {
        var (without, two, three) = (new List<double>(), new List<double>(), new List<double>());
        foreach (var one in set.Rankable)
        {
            var drawn = Enumerable.Range(350500, Draws).Select(seed => Drawn(one, new Random(seed))).Where(draw => draw.Others.Any(result => one.Levels[result.Id] > 1)).ToList();
            if (drawn.Count > 0)
            {
                without.Add(drawn.Average(draw => Ndcg(one, draw.Others, [], index)));
                two.Add(drawn.Average(draw => Ndcg(one, draw.Others, Said(one, draw.Known, level => level >= 3 ? Verdict.Fits : Verdict.Misfits), index)));
                three.Add(drawn.Average(draw => Ndcg(one, draw.Others, Said(one, draw.Known, level => level switch { >= 3 => Verdict.Fits, 2 => Verdict.Near, _ => Verdict.Misfits }), index)));
            }
        }
        var before = new Scored("without", "nDCG@10", without);
        const string rest = "needs-results-zh, the rest after feedback on 30 %";
        var least = before.Values.Average();
        return [before.Beside(rest, null), .. new[] { (Name: "two answers", Values: two), (Name: "three answers", Values: three) }
            .Select(one => new Scored(one.Name, "nDCG@10", one.Values).Beside(rest, before, least + .01, least + .025))];
    }

    /// <summary>Results whose title one of those judged has already would only repeat what is known: they are left out of the rest.</summary>
    private static (IReadOnlyList<Listing> Known, IReadOnlyList<Listing> Others) Drawn(NeedsResults.Judged one, Random dice)
    {
        var pool = one.Pool.OrderBy(_ => dice.Next()).ToList();
        var known = pool.Take((int)Math.Round(Known * pool.Count)).ToList();
        var titles = known.Select(result => result.Title).ToHashSet(StringComparer.Ordinal);
        return (known, [.. pool.Skip(known.Count).Where(result => !titles.Contains(result.Title))]);
    }

    private static List<Judgement> Said(NeedsResults.Judged one, IEnumerable<Listing> known, Func<int, Verdict> verdict) =>
        [.. known.Select(result => new Judgement(result, verdict(one.Levels[result.Id])))];

    private static double Ndcg(NeedsResults.Judged one, IReadOnlyList<Listing> rest, IReadOnlyList<Judgement> judged, ITextIndex index)
    {
        var ranked = RankOtherSide.Of(one.Need, rest, index, rest.Count, judged).Select(found => found.Listing).Concat(rest).DistinctBy(result => result.Id);
        return Measures.Ndcg10(ranked.Select(Gain), rest.Select(Gain));
        double Gain(Listing result) => NeedsResults.Gain(one.Levels[result.Id]);
    }
}
