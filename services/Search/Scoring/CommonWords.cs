using TechMarket.Events;
using TechMarket.Search.Text;

namespace TechMarket.Search.Scoring;

/// <summary>Puts the terms two listings share back together into words people can read, as they stand in one of them.</summary>
internal static class CommonWords
{
    private const int LongestWord = 16;
    private const double LeastShare = 0.03;

    /// <summary>The words of <paramref name="listing"/> that contribute most to the likeness with the other, best first.</summary>
    public static IReadOnlyList<string> Of(Listing listing, IReadOnlyDictionary<string, double> shared, int most = 5)
    {
        var runs = new Dictionary<string, Run>(StringComparer.Ordinal);
        foreach (var text in new[] { listing.Title, listing.Text }.Concat(listing.Keywords))
        {
            foreach (var run in Runs(text, shared))
            {
                runs.TryAdd(FoldedText.Fold(run.Word), run);
            }
        }
        var least = shared.Values.Sum() * LeastShare;
        var words = new List<string>();
        foreach (var (folded, run) in runs.Where(run => run.Value.Weight >= least).OrderByDescending(run => run.Value.Weight))
        {
            if (words.Count < most && !words.Any(word => FoldedText.Fold(word).Contains(folded, StringComparison.Ordinal)))
            {
                words.Add(run.Word);
            }
        }
        return words;
    }

    private static List<Run> Runs(string text, IReadOnlyDictionary<string, double> shared)
    {
        var runs = new List<Run>();
        var reader = new TermReader();
        reader.Read(text);
        var (from, to, weight, last) = (0, 0, 0d, -2);
        void End()
        {
            if (weight > 0)
            {
                runs.Add(new Run(text[from..to], weight));
            }
            (weight, last) = (0, -2);
        }
        while (reader.Next())
        {
            if (reader.Kind is TermKind.Character or TermKind.Alone || !shared.TryGetValue(reader.Term.ToString(), out var term) || Script.IsFiller(reader.Term))
            {
                continue;
            }
            var continues = reader.Kind == TermKind.Pair && reader.Position == last + 1 && reader.End - from <= LongestWord;
            if (!continues)
            {
                End();
                from = reader.Start;
            }
            (to, weight, last) = (reader.End, weight + term, reader.Kind == TermKind.Pair ? reader.Position : -2);
        }
        End();
        return runs;
    }

    private readonly record struct Run(string Word, double Weight);
}
