namespace TechMarket.Search.Ranking;

/// <summary>
/// How well learned weights order the suggestions of needs they were not learned from, beside the usual weights: nDCG@10 in five folds of whole clusters,
/// and the 95 % interval of the difference by drawing clusters anew.
/// </summary>
/// <param name="Usual">nDCG@10 by the usual weights, over the same needs.</param>
/// <param name="Learned">nDCG@10 by the learned ones.</param>
internal sealed record HeldOut(int Needs, int Clusters, double Usual, double Learned, double Low, double High)
{
    private const int Folds = 5, Draws = 2000, Seed = 20261127, Deep = 10;

    public bool IsBetter => Low > 0;

    public static HeldOut Of(IReadOnlyList<NeedExamples> needs)
    {
        var clusters = needs.GroupBy(need => need.Cluster).Select(cluster => cluster.ToList()).ToList();
        var scores = new List<List<(double Usual, double Learned)>>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var learned = LearnedWeights.From([.. clusters.Where((_, at) => at % Folds != fold).SelectMany(cluster => cluster)]);
            scores.AddRange(clusters.Where((_, at) => at % Folds == fold).Select(cluster => cluster.ConvertAll(need => (Gain(need, LearnedWeights.Usual), Gain(need, learned)))));
        }
        var all = scores.SelectMany(cluster => cluster).ToList();
        var (low, high) = Interval(scores);
        return new(needs.Count, clusters.Count, all.Average(need => need.Usual), all.Average(need => need.Learned), low, high);
    }

    /// <summary>nDCG@10 of a need's suggestions in the order of their points; what is equal counts in the order least to its credit.</summary>
    private static double Gain(NeedExamples need, double[] weights)
    {
        var ranked = need.Examples.OrderByDescending(one => LearnedWeights.Points(weights, one.Shares)).ThenBy(one => one.Gain);
        return Discounted(ranked) / Discounted(need.Examples.OrderByDescending(one => one.Gain));
    }

    private static double Discounted(IEnumerable<Example> ranked) => ranked.Take(Deep).Select((one, at) => one.Gain / Math.Log2(at + 2)).Sum();

    private static (double Low, double High) Interval(List<List<(double Usual, double Learned)>> clusters)
    {
        var random = new Random(Seed);
        var sums = clusters.ConvertAll(cluster => (Sum: cluster.Sum(need => need.Learned - need.Usual), cluster.Count));
        var differences = Enumerable.Range(0, Draws).Select(_ =>
        {
            var drawn = Enumerable.Range(0, sums.Count).Select(_ => sums[random.Next(sums.Count)]).ToList();
            return drawn.Sum(one => one.Sum) / drawn.Sum(one => one.Count);
        }).Order().ToList();
        return (differences[Draws / 40], differences[Draws - 1 - (Draws / 40)]);
    }
}
