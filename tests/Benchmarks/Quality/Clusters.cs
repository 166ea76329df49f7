using TechMarket.Search;
using TechMarket.Search.Scoring;

namespace TechMarket.Benchmarks.Quality;

/// <summary>Judged needs that are the same or nearly so, so that a need's twin never stands where something is learned for it.</summary>
internal static class Clusters
{
    private const double Near = .6;

    /// <summary>The number of the cluster of each need: titles or texts alike beyond .6, or half of the titles of what was judged in common.</summary>
    public static IReadOnlyDictionary<Guid, int> Of(NeedsResults set, ITermStatistics statistics)
    {
        var all = set.All.Select(one => (
            Title: new TermWeights(one.Need with { Text = "" }, statistics), Text: new TermWeights(one.Need with { Title = "" }, statistics),
            Results: one.Pool.Select(result => result.Title).ToHashSet(StringComparer.Ordinal))).ToList();
        var cluster = Enumerable.Range(0, all.Count).ToArray();
        for (var one = 0; one < all.Count; one++)
        {
            for (var other = 0; other < one; other++)
            {
                var (a, b) = (all[one], all[other]);
                if (cluster[one] != cluster[other] && (a.Title.Likeness(b.Title) > Near || a.Text.Likeness(b.Text) > Near
                    || a.Results.Count(b.Results.Contains) * 2 >= Math.Min(a.Results.Count, b.Results.Count)))
                {
                    var (from, to) = (cluster[one], cluster[other]);
                    cluster = [.. cluster.Select(number => number == from ? to : number)];
                }
            }
        }
        return set.All.Select((one, at) => (one.Need.Id, Cluster: cluster[at])).ToDictionary(pair => pair.Id, pair => pair.Cluster);
    }
}
