using TechMarket.Events;
using TechMarket.Search.Text;

namespace TechMarket.Search.Scoring;

/// <summary>
/// A listing as a vector of weighed terms: the more often a term stands there and the fewer listings use it, the more it weighs; the title
/// counts three times. Repeating a word in a long description adds little. How much of each was measured on judged needs, for Han
/// characters and for words apart (docs/matching.md).
/// </summary>
internal sealed class TermWeights
{
    public const double TitleTimes = 3;

    /// <summary>A word repeated without end counts as much as 2.2 of it.</summary>
    private const double Saturation = 1.2;

    /// <summary>Below 1, because rare words are often names and misspellings; rare pairs of characters are mostly the subject.</summary>
    private const double RarityPowerOfWord = 0.85;

    private readonly ulong[] keys;
    private readonly double[] weights;
    private readonly double length;

    public TermWeights(Listing listing, ITermStatistics statistics)
        : this(Known(listing, statistics), statistics)
    {
    }

    /// <param name="counts">Of whose words the statistics know the names.</param>
    public TermWeights(TermCounts counts, ITermStatistics statistics)
    {
        var listings = statistics.Listings;
        (keys, weights) = (counts.Keys, new double[counts.Keys.Length]);
        var squares = 0d;
        for (var at = 0; at < keys.Length; at++)
        {
            var weight = Weight(keys[at], counts.Titles[at], counts.Bodies[at], Rarity(listings, statistics.ListingsWith(keys[at])));
            weights[at] = weight;
            squares += weight * weight;
        }
        length = Math.Sqrt(squares);
    }

    /// <summary>The cosine of the angle between the two: 0 for nothing in common, 1 for the same words in the same proportions.</summary>
    public double Likeness(TermWeights other)
    {
        var (sum, mine, its) = (0d, 0, 0);
        while (mine < keys.Length && its < other.keys.Length)
        {
            var (one, two) = (keys[mine], other.keys[its]);
            if (one == two)
            {
                sum += weights[mine] * other.weights[its];
            }
            mine += one <= two ? 1 : 0;
            its += two <= one ? 1 : 0;
        }
        return sum > 0 ? sum / (length * other.length) : 0;
    }

    /// <summary>What each common term, by its key, adds to the likeness, before normalisation.</summary>
    public IReadOnlyDictionary<ulong, double> Shared(TermWeights other)
    {
        var shared = new Dictionary<ulong, double>();
        for (var at = 0; at < keys.Length; at++)
        {
            if (Array.BinarySearch(other.keys, keys[at]) is >= 0 and var its)
            {
                shared[keys[at]] = weights[at] * other.weights[its];
            }
        }
        return shared;
    }

    /// <summary>The terms by what they weigh, heaviest first.</summary>
    public IEnumerable<(ulong Key, double Weight)> Heaviest() => keys.Zip(weights).OrderByDescending(term => term.Second).ThenBy(term => term.First);

    /// <summary>What a term weighs that stands so often in the title and so often elsewhere.</summary>
    /// <param name="rarity">See <see cref="Rarity"/>.</param>
    public static double Weight(ulong key, int title, int body, double rarity) => TermKey.IsHan(key)
        ? ((TitleTimes * Damp(title)) + Damp(body)) * rarity
        : ((TitleTimes * Saturate(title)) + Saturate(body)) * Math.Pow(rarity, RarityPowerOfWord);

    public static double Rarity(long listings, int holding) => Math.Log(1 + (Math.Max(1, listings) / (holding + 0.5)));

    private static double Damp(int count) => count switch { 0 => 0, 1 => 1, _ => 1 + Math.Log(count) };

    private static double Saturate(int count) => count * (1 + Saturation) / (count + Saturation);

    private static TermCounts Known(Listing listing, ITermStatistics statistics)
    {
        var words = new Dictionary<ulong, string>();
        var counts = TermCounts.Of(listing, words);
        statistics.Learn(words);
        return counts;
    }
}
