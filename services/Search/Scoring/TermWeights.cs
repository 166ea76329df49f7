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
    private const double TitleTimes = 3;

    /// <summary>A word repeated without end counts as much as 2.2 of it.</summary>
    private const double Saturation = 1.2;

    /// <summary>Below 1, because rare words are often names and misspellings; rare pairs of characters are mostly the subject.</summary>
    private const double RarityPowerOfWord = 0.85;

    private readonly Dictionary<string, double> weights;

    public TermWeights(Listing listing, ITermStatistics statistics)
    {
        var counts = new Dictionary<string, (int Title, int Body)>(StringComparer.Ordinal);
        var lookup = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        var reader = new TermReader();
        foreach (var (text, title) in Texts(listing))
        {
            reader.Read(text);
            while (reader.Next())
            {
                if (reader.Kind != TermKind.Stem)
                {
                    lookup.TryGetValue(reader.Term, out var count);
                    lookup[reader.Term] = title ? (count.Title + 1, count.Body) : (count.Title, count.Body + 1);
                }
            }
        }
        var listings = Math.Max(1, statistics.Listings);
        weights = new Dictionary<string, double>(counts.Count, StringComparer.Ordinal);
        foreach (var (term, count) in counts)
        {
            weights[term] = Weight(Script.IsHan(term[0]), count.Title, count.Body, Rarity(listings, statistics.ListingsWith(term)));
        }
        Length = Math.Sqrt(weights.Values.Sum(weight => weight * weight));
    }

    public double Length { get; }

    public bool Holds(ReadOnlySpan<char> term) => weights.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(term);

    /// <summary>The cosine of the angle between the two: 0 for nothing in common, 1 for the same words in the same proportions.</summary>
    public double Likeness(TermWeights other) => Length > 0 && other.Length > 0 ? Shared(other).Sum(pair => pair.Value) / (Length * other.Length) : 0;

    /// <summary>What each common term adds to the likeness, before normalisation.</summary>
    public IEnumerable<KeyValuePair<string, double>> Shared(TermWeights other)
    {
        var (few, many) = weights.Count < other.weights.Count ? (weights, other.weights) : (other.weights, weights);
        foreach (var (term, weight) in few)
        {
            if (many.TryGetValue(term, out var counterpart))
            {
                yield return new(term, weight * counterpart);
            }
        }
    }

    public IEnumerable<(string Term, float Weight)> Heaviest(int most) =>
        weights.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(most).Select(pair => (pair.Key, (float)pair.Value));

    private static double Weight(bool han, int title, int body, double rarity) => han
        ? ((TitleTimes * Damp(title)) + Damp(body)) * rarity
        : ((TitleTimes * Saturate(title)) + Saturate(body)) * Math.Pow(rarity, RarityPowerOfWord);

    private static double Damp(int count) => count == 0 ? 0 : 1 + Math.Log(count);

    private static double Saturate(int count) => count * (1 + Saturation) / (count + Saturation);

    private static double Rarity(long listings, int holding) => Math.Log(1 + (listings / (holding + 0.5)));

    private static IEnumerable<(string Text, bool Title)> Texts(Listing listing)
    {
        yield return (listing.Title, true);
        yield return (listing.Text, false);
        foreach (var keyword in listing.Keywords)
        {
            yield return (keyword, false);
        }
    }
}
