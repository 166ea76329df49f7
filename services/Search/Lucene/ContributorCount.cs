using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace TechMarket.Search.Lucene;

/// <summary>How many of the hits each organisation published, or each of its experts worked on. Imported listings whose owner is not known stand under nobody's name.</summary>
internal sealed class ContributorCount(CountBy by) : ICollector
{
    private readonly Dictionary<BytesRef, int> counts = [];
    private SortedSetDocValues? names;
    private int[] byOrdinal = [];

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer)
    {
    }

    public void SetNextReader(AtomicReaderContext context)
    {
        Leave();
        names = ContributorName.In(context.AtomicReader, by);
        byOrdinal = new int[names?.ValueCount ?? 0];
    }

    public void Collect(int doc)
    {
        names?.SetDocument(doc);
        while (names?.NextOrd() is >= 0 and var ordinal)
        {
            byOrdinal[ordinal]++;
        }
    }

    /// <summary>Those with most hits first.</summary>
    public IReadOnlyList<(BytesRef Name, int Count)> All()
    {
        Leave();
        return [.. counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value))];
    }

    private void Leave()
    {
        for (var ordinal = 0; ordinal < byOrdinal.Length; ordinal++)
        {
            if (byOrdinal[ordinal] is > 0 and var count)
            {
                var shared = new BytesRef();
                names!.LookupOrd(ordinal, shared);
                var name = BytesRef.DeepCopyOf(shared);
                if (!counts.TryAdd(name, count))
                {
                    counts[name] += count;
                }
            }
        }
        byOrdinal = [];
    }
}
