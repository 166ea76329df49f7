using System.Buffers;
using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using TechMarket.Events;
using TechMarket.Search.Scoring;

namespace TechMarket.Search.Lucene;

/// <summary>
/// The listings that share most with one, nearly by the measure they are compared by afterwards. Term after term, heaviest first, every listing that holds it is
/// given its share, until so many were looked at: what the rest would add is small, because what many listings hold weighs little. So a long need costs
/// no more than a short one.
/// </summary>
internal sealed class Recalling(IndexSearcher searcher, RecallQuery query, IReadOnlyList<Recalling.Telling> terms)
{
    /// <summary>A market of some ten thousand listings stays below it.</summary>
    private const int MostPostings = 2_000_000, MostTerms = 96;
    private const int MostCounted = 64;

    private static readonly ConditionalWeakTable<object, Known> known = [];

    private readonly PriorityQueue<(AtomicReaderContext Segment, int Doc), float> best = new();
    private float least;

    /// <summary>A term and what it adds to a listing that holds it so many times.</summary>
    internal sealed record Telling(BytesRef Term, float[] ByCount);

    /// <summary>The terms of the listing by which others are looked for.</summary>
    public static List<Telling> Terms(Listing listing, Frequencies frequencies)
    {
        var (own, listings, left, chosen) = (new TermWeights(listing, frequencies), frequencies.Listings, MostPostings, new List<Telling>());
        foreach (var (key, weight) in own.Heaviest())
        {
            var holding = frequencies.ListingsWith(key);
            if (holding > 0 && chosen.Count < MostTerms && (holding <= left || chosen.Count == 0))
            {
                left -= holding;
                var rarity = TermWeights.Rarity(listings, holding);
                chosen.Add(new(new(frequencies.Name(key)!), [.. Enumerable.Range(0, MostCounted).Select(count => (float)(weight * TermWeights.Weight(key, 0, count, rarity)))]));
            }
        }
        return chosen;
    }

    public IReadOnlyList<(AtomicReaderContext Segment, int Doc)> Run()
    {
        foreach (var segment in searcher.IndexReader.Leaves)
        {
            Run(segment);
        }
        var found = new (AtomicReaderContext, int)[best.Count];
        for (var at = found.Length - 1; at >= 0; at--)
        {
            found[at] = best.Dequeue();
        }
        return found;
    }

    private void Run(AtomicReaderContext segment)
    {
        var (reader, size) = (segment.AtomicReader, segment.AtomicReader.MaxDoc);
        var sums = ArrayPool<float>.Shared.Rent(size);
        sums.AsSpan(0, size).Clear();
        try
        {
            Add(reader.GetTerms(ListingDocument.All), sums, 1);
            Add(reader.GetTerms(ListingDocument.Title), sums, (float)TermWeights.TitleTimes);
            Keep(segment, sums);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(sums);
        }
    }

    private void Add(Terms? field, float[] sums, float times)
    {
        var (at, docs) = (field?.GetEnumerator(), (DocsEnum?)null);
        foreach (var (term, byCount) in terms)
        {
            if (at?.SeekExact(term) == true)
            {
                docs = at.Docs(null, docs, DocsFlags.FREQS);
                for (var doc = docs.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.NextDoc())
                {
                    sums[doc] += times * byCount[Math.Min(docs.Freq, MostCounted - 1)];
                }
            }
        }
    }

    private void Keep(AtomicReaderContext segment, float[] sums)
    {
        var (reader, size) = (segment.AtomicReader, segment.AtomicReader.MaxDoc);
        var (inverse, kinds) = known.GetValue(reader.CoreCacheKey, _ => new(Lengths(reader), [Of(reader, ListingDocument.Kind, "need"), Of(reader, ListingDocument.Kind, "result")]));
        var (live, wanted) = (reader.LiveDocs, query.Wanted is { } kind ? kinds[kind == "need" ? 0 : 1] : null);
        var (own, without) = (Of(reader, query.OfOrganisation), Of(reader, query.WithoutOrganisation));
        for (var doc = 0; doc < size; doc++)
        {
            var score = sums[doc] * inverse[doc];
            if (score > least && wanted?.Get(doc) != false && own?.Get(doc) != false && live?.Get(doc) != false && without?.Get(doc) != true)
            {
                best.Enqueue((segment, doc), score);
                if (best.Count > query.Take)
                {
                    best.Dequeue();
                    best.TryPeek(out _, out least);
                }
            }
        }
    }

    private static FixedBitSet? Of(AtomicReader reader, Guid? organisation) => organisation is { } id ? Of(reader, ListingDocument.Organisation, id.ToString("N")) : null;

    private static FixedBitSet Of(AtomicReader reader, string field, string value)
    {
        var (docs, bits) = (reader.GetTermDocsEnum(new Term(field, value)), new FixedBitSet(Math.Max(1, reader.MaxDoc)));
        while (docs is not null && docs.NextDoc() is var doc && doc != DocIdSetIterator.NO_MORE_DOCS)
        {
            bits.Set(doc);
        }
        return bits;
    }

    /// <summary>One over the length of each listing as a vector, but for a factor: a term of the title weighs four times one of the text.</summary>
    private static float[] Lengths(AtomicReader reader)
    {
        var (all, titles) = (reader.GetNormValues(ListingDocument.All), reader.GetNormValues(ListingDocument.Title));
        var inverse = new float[reader.MaxDoc];
        for (var doc = 0; doc < inverse.Length; doc++)
        {
            inverse[doc] = (float)(1 / Math.Sqrt(1 + Terms(all, doc) + (((1 + TermWeights.TitleTimes) * (1 + TermWeights.TitleTimes) - 1) * Terms(titles, doc))));
        }
        return inverse;
    }

    /// <summary>How many terms, to within a quarter.</summary>
    private static double Terms(NumericDocValues? norms, int doc) =>
        SmallSingle.Byte315ToSingle((byte)(norms?.Get(doc) ?? 0)) is > 0 and var norm ? 1 / (norm * norm) : 0;

    /// <summary>What is read of a segment once, and stays true as long as there is one.</summary>
    /// <param name="Kinds">Which are needs, which are results.</param>
    private sealed record Known(float[] Inverse, FixedBitSet[] Kinds);
}
