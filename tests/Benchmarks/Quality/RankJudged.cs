using TechMarket.Events;
using TechMarket.Search.Scoring;

namespace TechMarket.Benchmarks.Quality;

/// <summary>needs-results-zh: what was judged for a need, ranked. Nothing is learned from the labels.</summary>
internal static class RankJudged
{
    private const string Set = "needs-results-zh, judged";

    public static async Task<IReadOnlyList<Row>> Run(NeedsResults set)
    {
        await using var index = await IndexOf.Of(set.Results.Concat(set.Needs));
        var dice = new Random(350500);
        var chance = Of(set, "random", one => [.. one.Pool.OrderBy(_ => dice.Next())]);
        var plain = Of(set, "BM25 on bigrams", Plain(set));
        var market = Of(set, "the market", one => [.. RankOtherSide.Of(one.Need, one.Pool, index.Index, one.Pool.Count).Select(ranked => ranked.Listing)]);
        return [.. Rows(chance, null), .. Rows(plain, null), .. Rows(market, plain, (.59, .607), (.415, .43), (.745, .76)), await Recalled(set, index),
            .. RankAfterFeedback.Rows(set, index.Index), .. PredictLevel.Rows(set, index.Index)];
    }

    private static IEnumerable<Row> Rows(Scored[] system, Scored[]? plain, params (double Least, double Aim)[] aims) =>
        system.Select((measure, at) => measure.Beside(Set, plain?[at], aims.Length > 0 ? aims[at].Least : null, aims.Length > 0 ? aims[at].Aim : null));

    /// <param name="rank">The pool in order; what is left out stands last.</param>
    private static Scored[] Of(NeedsResults set, string system, Func<NeedsResults.Judged, IReadOnlyList<Listing>> rank)
    {
        var (ndcg, precision, auc) = (new List<double>(), new List<double>(), new List<double>());
        foreach (var one in set.Rankable)
        {
            var levels = rank(one).Concat(one.Pool).DistinctBy(listing => listing.Id).Select(listing => one.Levels[listing.Id]).ToList();
            ndcg.Add(Measures.Ndcg10(levels.Select(NeedsResults.Gain), levels.Select(NeedsResults.Gain)));
            precision.Add(Measures.AveragePrecision(levels.Select(NeedsResults.Fits), levels.Count(NeedsResults.Fits)));
            auc.Add(Measures.Auc([.. levels.Select(NeedsResults.Fits)]));
        }
        return [new(system, "nDCG@10", ndcg), new(system, "MAP", precision), new(system, "AUC", auc)];
    }

    private static Func<NeedsResults.Judged, IReadOnlyList<Listing>> Plain(NeedsResults set)
    {
        var engine = new PlainBm25(.9, .4);
        var places = new Dictionary<Guid, int>();
        foreach (var result in set.Results)
        {
            places[result.Id] = places.Count;
            engine.Add(PlainBm25.Bigrams(result.Title));
        }
        return one =>
        {
            var scores = engine.Scores(PlainBm25.Weighed((PlainBm25.Bigrams(one.Need.Title), 3), (PlainBm25.Bigrams(one.Need.Text), 1)));
            return [.. one.Pool.OrderByDescending(result => scores[places[result.Id]]).ThenBy(result => result.Id)];
        };
    }

    /// <summary>How many of what fits is among the candidates that are scored at all.</summary>
    private static async Task<Row> Recalled(NeedsResults set, IndexOf index)
    {
        var shares = new List<double>();
        foreach (var one in set.Rankable)
        {
            var found = (await index.Index.Recall(new(one.Need, "result"), CancellationToken.None)).Select(result => result.Listing.Id).ToHashSet();
            var wanted = one.Levels.Where(pair => NeedsResults.Fits(pair.Value)).Select(pair => pair.Key).ToList();
            shares.Add((double)wanted.Count(found.Contains) / wanted.Count);
        }
        return new Scored("the market's candidates", "recall@200", shares).Beside("needs-results-zh, all results", null);
    }
}
