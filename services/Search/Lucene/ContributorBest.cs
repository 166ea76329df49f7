using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace TechMarket.Search.Lucene;

/// <summary>The best hits of each contributor of a page.</summary>
internal sealed class ContributorBest(CountBy by, FindSort sort, IReadOnlyCollection<BytesRef> page) : ICollector
{
    private const int Shown = 3;
    private readonly Dictionary<BytesRef, PriorityQueue<int, (double Worth, long Published)>> best = page.ToDictionary(name => name, _ => new PriorityQueue<int, (double Worth, long Published)>());
    private readonly Dictionary<long, PriorityQueue<int, (double Worth, long Published)>> byOrdinal = [];
    private SortedSetDocValues? names;
    private NumericDocValues? published;
    private Scorer? scorer;
    private int first;

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer) => this.scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        (names, published, first) = (ContributorName.In(context.AtomicReader, by), context.AtomicReader.GetNumericDocValues(ListingDocument.Published), context.DocBase);
        byOrdinal.Clear();
        foreach (var (name, queue) in best)
        {
            if (names?.LookupTerm(name) is >= 0 and var ordinal)
            {
                byOrdinal[ordinal] = queue;
            }
        }
    }

    public void Collect(int doc)
    {
        if (byOrdinal.Count == 0)
        {
            return;
        }
        names!.SetDocument(doc);
        (double, long)? worth = null;
        while (names.NextOrd() is >= 0 and var ordinal)
        {
            if (byOrdinal.TryGetValue(ordinal, out var queue))
            {
                queue.Enqueue(first + doc, worth ??= (sort == FindSort.Newest ? 0 : scorer!.GetScore(), published!.Get(doc)));
                if (queue.Count > Shown)
                {
                    queue.Dequeue();
                }
            }
        }
    }

    /// <summary>The best first, of equals the newest.</summary>
    public IEnumerable<int> Of(BytesRef name) => best[name].UnorderedItems.OrderByDescending(one => one.Priority).Select(one => one.Element);
}
