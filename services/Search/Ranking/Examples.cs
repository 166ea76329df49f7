using TechMarket.Search.Scoring;
using TechMarket.Search.Text;

namespace TechMarket.Search.Ranking;

/// <summary>A suggestion to learn from.</summary>
/// <param name="Shares">Of the most of each part, in the order of <see cref="MatchWeights.Parts"/>.</param>
/// <param name="Weight">More where it was the less likely to be suggested.</param>
internal sealed record Example(double[] Shares, int Gain, double Weight);

/// <summary>A need with what became of its suggestions, at least two of which ended differently.</summary>
/// <param name="Cluster">Needs of one organisation, or of nearly the same title, are in one: what is learned from one must not be tried on another.</param>
internal sealed record NeedExamples(int Cluster, IReadOnlyList<Example> Examples)
{
    /// <summary>A suggestion drawn with a small chance stands for those that were not drawn, but for no more than these.</summary>
    private const double MostWeight = 10;

    /// <summary>Titles that share this much of their pairs of characters and words say nearly the same.</summary>
    private const double SameTitle = .6;

    /// <param name="weights">By the version that scored an outcome; what no known version scored is left out.</param>
    public static IReadOnlyList<NeedExamples> Of(IEnumerable<Outcome> outcomes, IReadOnlyDictionary<int, MatchWeights> weights)
    {
        var needs = outcomes.Where(one => weights.ContainsKey(one.Ranker)).GroupBy(one => one.Need).OrderBy(need => need.Key)
            .Where(need => need.Select(one => one.Gain).Distinct().Count() > 1).Select(need => need.ToList()).ToList();
        var clusters = Clusters([.. needs.Select(need => need[0])]);
        return [.. needs.Select((need, at) => new NeedExamples(clusters[at],
            [.. need.Select(one => new Example(one.Shares(weights[one.Ranker]), one.Gain, Math.Min(MostWeight, 1 / Math.Max(one.Chance, 1e-6))))]))];
    }

    /// <summary>The cluster of each, as the number of its first.</summary>
    private static int[] Clusters(IReadOnlyList<Outcome> needs)
    {
        var (first, titles) = (Enumerable.Range(0, needs.Count).ToArray(), needs.Select(one => Terms(one.Title)).ToList());
        for (var one = 0; one < needs.Count; one++)
        {
            for (var other = 0; other < one; other++)
            {
                if (first[one] != first[other] && (AreOneOwners(needs[one], needs[other]) || AreAlike(titles[one], titles[other])))
                {
                    var (keep, gone) = (Math.Min(first[one], first[other]), Math.Max(first[one], first[other]));
                    first = Array.ConvertAll(first, cluster => cluster == gone ? keep : cluster);
                }
            }
        }
        return first;
    }

    private static bool AreOneOwners(Outcome one, Outcome other) => one.Organisation is { } owner && owner == other.Organisation;

    private static bool AreAlike(HashSet<ulong> one, HashSet<ulong> other)
    {
        var (small, large) = one.Count <= other.Count ? (one, other) : (other, one);
        var common = small.Count(large.Contains);
        return common > 0 && common >= SameTitle * (one.Count + other.Count - common);
    }

    private static HashSet<ulong> Terms(string title)
    {
        var (terms, reader) = (new HashSet<ulong>(), new TermReader());
        reader.Read(title);
        while (reader.Next())
        {
            if (reader.Kind is TermKind.Pair or TermKind.Word)
            {
                terms.Add(TermKey.Of(reader.Term));
            }
        }
        return terms;
    }
}
