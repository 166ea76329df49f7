using TechMarket.Search;
using TechMarket.Search.Scoring;

namespace TechMarket.Benchmarks.Quality;

/// <summary>The level people gave, told from the likeness: cut points are fitted on nine tenths of the clusters and measured on the last.</summary>
internal static class PredictLevel
{
    private const int Folds = 10;

    private sealed record Pair(int Fold, double Likeness, int Level);

    public static IReadOnlyList<Row> Rows(NeedsResults set, ITextIndex index)
    {
        var clusters = Clusters.Of(set, index.Statistics);
        var pairs = set.All.SelectMany(one => Pairs(one, clusters[one.Need.Id] % Folds, index.Statistics)).ToList();
        var missed = Enumerable.Range(0, Folds).SelectMany(fold =>
        {
            var fitted = Fitted([.. pairs.Where(pair => pair.Fold != fold)]);
            return pairs.Where(pair => pair.Fold == fold).Select(pair => Math.Abs(fitted.Of(pair.Likeness) - pair.Level));
        });
        var (cuts, score, constant) = (Fitted(pairs), 1 / (1 + missed.Average()), 1 / (1 + pairs.Average(pair => Math.Abs(2 - pair.Level))));
        var what = $"needs-results-zh, level, {clusters.Values.Distinct().Count()} clusters, 1/(1+MAE): from likeness, cut at {cuts.Weak:.000} and {cuts.Fair:.000} over all";
        return [new Row(what, $"{score:.000}", $"always 2 {constant:.000}", $"{score - constant:+.000;-.000}", "≥ .695, aim .710", score >= .695)];
    }

    private static IEnumerable<Pair> Pairs(NeedsResults.Judged one, int fold, ITermStatistics statistics)
    {
        var own = new TermWeights(one.Need, statistics);
        return one.Pool.Select(result => new Pair(fold, own.Likeness(new TermWeights(result, statistics)), one.Levels[result.Id]));
    }

    private static FitLevel Fitted(IReadOnlyList<Pair> pairs) => new(Cut(pairs, 2), Cut(pairs, 3));

    /// <summary>The likeness at which the fewest stand on the wrong side of the level; each level missed adds one to the error, so cuts are fitted apart.</summary>
    private static double Cut(IEnumerable<Pair> pairs, int level)
    {
        var ordered = pairs.OrderByDescending(pair => pair.Likeness).ToList();
        var (wrong, cut) = (ordered.Count(pair => pair.Level >= level), double.PositiveInfinity);
        var least = wrong;
        for (var at = 0; at < ordered.Count; at++)
        {
            wrong += ordered[at].Level >= level ? -1 : 1;
            if (wrong < least && (at + 1 == ordered.Count || ordered[at + 1].Likeness < ordered[at].Likeness))
            {
                (least, cut) = (wrong, ordered[at].Likeness);
            }
        }
        return cut;
    }
}
