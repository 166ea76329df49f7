using TechMarket.Events;
using TechMarket.Search.Text;

namespace TechMarket.Search.Scoring;

/// <summary>The words two listings have in common, as people would quote them: what stands in both texts in one piece, cut where words end.</summary>
internal sealed class CommonWords(Listing own, ITermStatistics statistics)
{
    private const int Most = 6;
    private const int LongestWord = 16;
    private const double LeastShare = 0.03;
    private readonly CommonRuns runs = new(Texts(own), statistics);

    /// <summary>What <paramref name="other"/> shares with the listing, longest first; only what contributes visibly to the likeness.</summary>
    /// <param name="other">The listing whose spelling is quoted.</param>
    /// <param name="shared">The keys of the common terms and what each contributes.</param>
    public IReadOnlyList<string> With(Listing other, IReadOnlyDictionary<ulong, double> shared)
    {
        var least = shared.Values.Sum() * LeastShare;
        var found = Texts(other).SelectMany(text => runs.In(text).Concat(WordsOf(text, shared)))
            .DistinctBy(FoldedText.Fold, StringComparer.Ordinal)
            .Select(word => (Word: word, Folded: FoldedText.Fold(word), Weight: Weight(word, shared)))
            .Where(one => one.Weight > 0 && one.Weight >= least && one.Folded.Length <= LongestWord)
            .OrderByDescending(one => one.Folded.Length).ThenByDescending(one => one.Weight);
        var words = new List<(string Word, string Folded)>();
        foreach (var (word, folded, _) in found)
        {
            if (words.Count < Most && !words.Exists(longer => longer.Folded.Contains(folded, StringComparison.Ordinal)))
            {
                words.Add((word, folded));
            }
        }
        return [.. words.Select(word => word.Word)];
    }

    private static IEnumerable<string> Texts(Listing listing) => new[] { listing.Title, listing.Text }.Concat(listing.Keywords);

    /// <summary>Latin words and numbers, which are whole terms already.</summary>
    private static List<string> WordsOf(string text, IReadOnlyDictionary<ulong, double> shared)
    {
        var words = new List<string>();
        var reader = new TermReader();
        reader.Read(text);
        while (reader.Next())
        {
            if (reader.Kind == TermKind.Word && shared.ContainsKey(TermKey.Of(reader.Term)) && !Script.IsFiller(reader.Term) && reader.End - reader.Start > 1)
            {
                words.Add(text[reader.Start..reader.End]);
            }
        }
        return words;
    }

    private static double Weight(string word, IReadOnlyDictionary<ulong, double> shared)
    {
        var (sum, reader) = (0d, new TermReader());
        reader.Read(word);
        while (reader.Next())
        {
            sum += reader.Kind is TermKind.Pair or TermKind.Word ? shared.GetValueOrDefault(TermKey.Of(reader.Term)) : 0;
        }
        return sum;
    }
}
