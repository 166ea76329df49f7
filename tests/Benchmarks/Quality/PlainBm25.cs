using System.Runtime.InteropServices;

namespace TechMarket.Benchmarks.Quality;

/// <summary>BM25 as in the textbook over terms given, to stand beside: nothing of the product's own is in it.</summary>
internal sealed class PlainBm25(double k1, double b)
{
    private readonly Dictionary<string, List<(int Document, float Count)>> postings = new(StringComparer.Ordinal);
    private readonly List<double> lengths = [];
    private double total;

    public void Add(IEnumerable<string> terms)
    {
        var length = 0;
        foreach (var (term, count) in terms.CountBy(term => term, StringComparer.Ordinal))
        {
            (CollectionsMarshal.GetValueRefOrAddDefault(postings, term, out _) ??= []).Add((lengths.Count, count));
            length += count;
        }
        lengths.Add(length);
        total += length;
    }

    /// <summary>The score of every document, in the order they were added.</summary>
    public double[] Scores(IEnumerable<(string Term, double Weight)> query)
    {
        var scores = new double[lengths.Count];
        var mean = total / lengths.Count;
        foreach (var (term, weight) in query)
        {
            if (postings.TryGetValue(term, out var holding))
            {
                var rarity = Math.Log(1 + ((lengths.Count - holding.Count + .5) / (holding.Count + .5)));
                foreach (var (document, count) in holding)
                {
                    scores[document] += weight * rarity * count * (k1 + 1) / (count + (k1 * (1 - b + (b * lengths[document] / mean))));
                }
            }
        }
        return scores;
    }

    /// <summary>A query's terms, each as often as it stands there.</summary>
    public static IEnumerable<(string Term, double Weight)> Weighed(params (IEnumerable<string> Terms, double Times)[] fields) => fields
        .SelectMany(field => field.Terms.Select(term => (Term: term, field.Times))).GroupBy(one => one.Term, StringComparer.Ordinal)
        .Select(group => (group.Key, group.Sum(one => one.Times)));

    /// <summary>Neighbouring characters of a text without blanks and marks, and Latin words whole.</summary>
    public static IEnumerable<string> Bigrams(string text)
    {
        var word = "";
        var before = '\0';
        foreach (var c in text.ToLowerInvariant())
        {
            var (letter, han) = (char.IsAsciiLetterOrDigit(c), c >= '\u2E80' && char.IsLetter(c));
            if (!letter && word.Length > 0)
            {
                yield return word;
                word = "";
            }
            if (letter)
            {
                word += c;
            }
            else if (han && before != '\0')
            {
                yield return $"{before}{c}";
            }
            before = han ? c : '\0';
        }
        if (word.Length > 0)
        {
            yield return word;
        }
    }

    public static IEnumerable<string> Words(string text) =>
        text.ToLowerInvariant().Split([.. " \t\r\n.,;:!?()[]{}\"'/-–—_"], StringSplitOptions.RemoveEmptyEntries);
}
