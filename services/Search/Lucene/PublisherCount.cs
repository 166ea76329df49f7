using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace TechMarket.Search.Lucene;

/// <summary>How many of the hits each organisation published, and the best of them. Imported listings whose owner is not known stand under nobody's name.</summary>
internal sealed class PublisherCount(FindSort sort) : ICollector
{
    private const int Shown = 3;
    private readonly Dictionary<Guid, (int Count, PriorityQueue<int, double> Best)> publishers = [];
    private readonly BytesRef value = new();
    private SortedDocValues? ids;
    private NumericDocValues? published;
    private (int Count, PriorityQueue<int, double> Best)?[] byOrdinal = [];
    private Scorer? scorer;
    private int first;

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer) => this.scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        Leave();
        (ids, published, first) = (context.AtomicReader.GetSortedDocValues(ListingDocument.Publisher), context.AtomicReader.GetNumericDocValues(ListingDocument.Published), context.DocBase);
        byOrdinal = new (int, PriorityQueue<int, double>)?[ids?.ValueCount ?? 0];
    }

    public void Collect(int doc)
    {
        if (ids?.GetOrd(doc) is not (>= 0 and var ordinal))
        {
            return;
        }
        var (count, best) = byOrdinal[ordinal] ?? Known(ordinal);
        best.Enqueue(first + doc, sort == FindSort.Newest ? published!.Get(doc) : scorer!.GetScore());
        if (best.Count > Shown)
        {
            best.Dequeue();
        }
        byOrdinal[ordinal] = (count + 1, best);
    }

    /// <summary>Those with most hits first, and of each its best documents.</summary>
    public IReadOnlyList<(Guid Organisation, int Count, int[] Best)> All()
    {
        Leave();
        return [.. publishers.OrderByDescending(pair => pair.Value.Count).ThenBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value.Count, Best(pair.Value.Best)))];
    }

    private static int[] Best(PriorityQueue<int, double> queue)
    {
        var best = new int[queue.Count];
        for (var at = best.Length - 1; at >= 0; at--)
        {
            best[at] = queue.Dequeue();
        }
        return best;
    }

    private (int Count, PriorityQueue<int, double> Best) Known(int ordinal) => publishers.TryGetValue(Id(ordinal), out var known) ? known : (0, new());

    private Guid Id(int ordinal)
    {
        ids!.LookupOrd(ordinal, value);
        return new Guid(value.Bytes.AsSpan(value.Offset, value.Length), bigEndian: true);
    }

    private void Leave()
    {
        for (var ordinal = 0; ordinal < byOrdinal.Length; ordinal++)
        {
            if (byOrdinal[ordinal] is { } counted)
            {
                publishers[Id(ordinal)] = counted;
            }
        }
        byOrdinal = [];
    }
}
