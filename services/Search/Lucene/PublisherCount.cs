using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace TechMarket.Search.Lucene;

/// <summary>How many of the hits each organisation published. Imported listings stand under nobody's name.</summary>
internal sealed class PublisherCount : ICollector
{
    private readonly Dictionary<Guid, int> counts = [];
    private SortedDocValues? publishers;
    private int[] byOrdinal = [];

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer)
    {
    }

    public void SetNextReader(AtomicReaderContext context)
    {
        Leave();
        publishers = context.AtomicReader.GetSortedDocValues(ListingDocument.Publisher);
        byOrdinal = new int[publishers?.ValueCount ?? 0];
    }

    public void Collect(int doc)
    {
        if (publishers?.GetOrd(doc) is >= 0 and var ordinal)
        {
            byOrdinal[ordinal]++;
        }
    }

    /// <summary>Those with most hits first.</summary>
    public IReadOnlyList<Publisher> All()
    {
        Leave();
        return [.. counts.Select(pair => new Publisher(pair.Key, pair.Value)).OrderByDescending(one => one.Listings).ThenBy(one => one.OrganisationId)];
    }

    private void Leave()
    {
        var value = new BytesRef();
        for (var ordinal = 0; ordinal < byOrdinal.Length; ordinal++)
        {
            if (byOrdinal[ordinal] > 0)
            {
                publishers!.LookupOrd(ordinal, value);
                var id = new Guid(value.Bytes.AsSpan(value.Offset, value.Length), bigEndian: true);
                counts[id] = counts.GetValueOrDefault(id) + byOrdinal[ordinal];
            }
        }
        byOrdinal = [];
    }
}
