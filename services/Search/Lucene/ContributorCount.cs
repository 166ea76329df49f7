using System.Text;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace TechMarket.Search.Lucene;

/// <summary>How many of the hits each organisation published, or each of its experts worked on, and the best of them. Imported listings whose owner is not known stand under nobody's name.</summary>
internal sealed class ContributorCount(CountBy by, FindSort sort) : ICollector
{
    private const int Shown = 3;
    private const int IdLength = 16;
    private readonly Dictionary<BytesRef, (int Count, PriorityQueue<int, double> Best)> contributors = [];
    private SortedSetDocValues? values;
    private NumericDocValues? published;
    private (int Count, PriorityQueue<int, double> Best)?[] byOrdinal = [];
    private Scorer? scorer;
    private int first;

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer) => this.scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        Leave();
        (values, published, first) = (Values(context.AtomicReader), context.AtomicReader.GetNumericDocValues(ListingDocument.Published), context.DocBase);
        byOrdinal = new (int, PriorityQueue<int, double>)?[values?.ValueCount ?? 0];
    }

    public void Collect(int doc)
    {
        values?.SetDocument(doc);
        double? worth = null;
        while (values?.NextOrd() is >= 0 and var ordinal)
        {
            var (count, best) = byOrdinal[ordinal] ?? Known(ordinal);
            best.Enqueue(first + doc, worth ??= sort == FindSort.Newest ? published!.Get(doc) : scorer!.GetScore());
            if (best.Count > Shown)
            {
                best.Dequeue();
            }
            byOrdinal[ordinal] = (count + 1, best);
        }
    }

    /// <summary>Those with most hits first, and of each its best documents.</summary>
    public IReadOnlyList<(Guid Organisation, string? Expert, int Count, int[] Best)> All()
    {
        Leave();
        return [.. contributors.OrderByDescending(pair => pair.Value.Count).ThenBy(pair => pair.Key).Select(pair => (
            new Guid(Bytes(pair.Key)[..IdLength], bigEndian: true), by == CountBy.Expert ? Encoding.UTF8.GetString(Bytes(pair.Key)[IdLength..]) : null, pair.Value.Count, Best(pair.Value.Best)))];
    }

    private SortedSetDocValues? Values(AtomicReader segment) => by == CountBy.Expert ? segment.GetSortedSetDocValues(ListingDocument.Expert)
        : segment.GetSortedDocValues(ListingDocument.Publisher) is { } single ? DocValues.Singleton(single) : null;

    private static int[] Best(PriorityQueue<int, double> queue)
    {
        var best = new int[queue.Count];
        for (var at = best.Length - 1; at >= 0; at--)
        {
            best[at] = queue.Dequeue();
        }
        return best;
    }

    private (int Count, PriorityQueue<int, double> Best) Known(long ordinal) => contributors.TryGetValue(Key(ordinal), out var known) ? known : (0, new());

    private BytesRef Key(long ordinal)
    {
        var key = new BytesRef();
        values!.LookupOrd(ordinal, key);
        return BytesRef.DeepCopyOf(key);
    }

    private static ReadOnlySpan<byte> Bytes(BytesRef value) => value.Bytes.AsSpan(value.Offset, value.Length);

    private void Leave()
    {
        for (var ordinal = 0; ordinal < byOrdinal.Length; ordinal++)
        {
            if (byOrdinal[ordinal] is { } counted)
            {
                contributors[Key(ordinal)] = counted;
            }
        }
        byOrdinal = [];
    }
}
