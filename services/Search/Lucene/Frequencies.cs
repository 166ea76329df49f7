using System.Collections.Concurrent;
using Lucene.Net.Index;
using TechMarket.Search.Text;

namespace TechMarket.Search.Lucene;

/// <summary>How many listings hold a term. Remembered until the index has grown or shrunk by a twentieth: the weights move less than that.</summary>
internal sealed class Frequencies(LuceneIndex index) : ITermStatistics
{
    /// <summary>More than any market's listings hold; drafts may hold anything.</summary>
    private const int MostWords = 1_000_000;

    private readonly Lock renewing = new();
    private readonly ConcurrentDictionary<ulong, string> words = [];
    private Remembered remembered = new(0, 0);

    public long Listings => Current().Listings;

    public int ListingsWith(ReadOnlySpan<char> term) => remembered.Counts.TryGetValue(TermKey.Of(term), out var count) ? count : Ask(TermKey.Of(term), term.ToString());

    public int ListingsWith(ulong key)
    {
        // Whether to begin anew is looked at when the number of listings is asked for, once per comparison, not for every term.
        if (remembered.Counts.TryGetValue(key, out var count))
        {
            return count;
        }
        return Name(key) is { } term ? Ask(key, term) : 0;
    }

    public void Learn(IReadOnlyDictionary<ulong, string> names)
    {
        if (words.Count > MostWords)
        {
            words.Clear();
        }
        foreach (var (key, name) in names)
        {
            words.TryAdd(key, name);
        }
    }

    public bool Know(ulong[] keys) => Array.TrueForAll(keys, key => TermKey.IsHan(key) || words.ContainsKey(key));

    /// <summary>The term; null for a word that was not learned.</summary>
    public string? Name(ulong key) => TermKey.IsHan(key) ? TermKey.Han(key) : words.GetValueOrDefault(key);

    private int Ask(ulong key, string term)
    {
        var count = index.DocumentsWith(new Term(ListingDocument.All, term));
        remembered.Counts.TryAdd(key, count);
        return count;
    }

    private Remembered Current()
    {
        var (count, current) = (index.Listings, remembered);
        if (Math.Abs(count - current.Listings) * 20 <= current.Listings && current.Listings > 0)
        {
            return current;
        }
        lock (renewing)
        {
            return remembered == current ? remembered = new Remembered(count, current.Counts.Count) : remembered;
        }
    }

    private sealed class Remembered(long listings, int expected)
    {
        public long Listings { get; } = listings;

        public ConcurrentDictionary<ulong, int> Counts { get; } = new(Environment.ProcessorCount, Math.Max(expected, 1024));
    }
}
