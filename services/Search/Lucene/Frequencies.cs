using System.Collections.Concurrent;
using Lucene.Net.Index;

namespace TechMarket.Search.Lucene;

/// <summary>How many listings hold a term. Remembered until the index has grown or shrunk by a twentieth: the weights move less than that.</summary>
internal sealed class Frequencies(LuceneIndex index) : ITermStatistics
{
    private readonly Lock renewing = new();
    private Remembered remembered = new(0, 0);

    public long Listings => Current().Listings;

    public int ListingsWith(ReadOnlySpan<char> term)
    {
        // Whether to begin anew is looked at when the number of listings is asked for, once per comparison, not for every term.
        var current = remembered;
        if (current.Lookup.TryGetValue(term, out var count))
        {
            return count;
        }
        var name = term.ToString();
        count = index.DocumentsWith(new Term(ListingDocument.All, name));
        current.Counts.TryAdd(name, count);
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
            return remembered = new Remembered(count, current.Counts.Count);
        }
    }

    private sealed class Remembered(long listings, int expected)
    {
        public long Listings { get; } = listings;

        public ConcurrentDictionary<string, int> Counts { get; } = new(Environment.ProcessorCount, Math.Max(expected, 1024), StringComparer.Ordinal);

        public ConcurrentDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Lookup => Counts.GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
