using Lucene.Net.Index;
using Lucene.Net.Util;

namespace TechMarket.Search.Lucene;

/// <summary>One facet while hits stream by: its filter and its counts, by ordinal within a segment and by value over all.</summary>
internal sealed class FacetCount(Facet facet, IReadOnlyCollection<string> wanted, bool counts)
{
    private readonly Dictionary<string, int> totals = [];
    private SortedSetDocValues? values;
    private bool[] accepted = [];
    private int[] byOrdinal = [];

    public Facet Facet => facet;

    public bool Filters => wanted.Count > 0;

    public bool Counts => counts;

    public void Enter(AtomicReader segment)
    {
        Leave();
        values = segment.GetSortedSetDocValues(ListingDocument.FacetField(facet));
        var size = (int)(values?.ValueCount ?? 0);
        byOrdinal = new int[size];
        accepted = new bool[size];
        foreach (var value in wanted)
        {
            if (values?.LookupTerm(new BytesRef(value)) is >= 0 and var ordinal)
            {
                accepted[ordinal] = true;
            }
        }
    }

    public bool Accepts(int doc)
    {
        if (values is null)
        {
            return false;
        }
        values.SetDocument(doc);
        for (var ordinal = values.NextOrd(); ordinal != SortedSetDocValues.NO_MORE_ORDS; ordinal = values.NextOrd())
        {
            if (accepted[ordinal])
            {
                return true;
            }
        }
        return false;
    }

    public void Count(int doc)
    {
        if (values is null || !counts)
        {
            return;
        }
        values.SetDocument(doc);
        for (var ordinal = values.NextOrd(); ordinal != SortedSetDocValues.NO_MORE_ORDS; ordinal = values.NextOrd())
        {
            byOrdinal[ordinal]++;
        }
    }

    public IReadOnlyDictionary<string, int> Totals()
    {
        Leave();
        return totals;
    }

    private void Leave()
    {
        var value = new BytesRef();
        for (var ordinal = 0; ordinal < byOrdinal.Length; ordinal++)
        {
            if (byOrdinal[ordinal] > 0)
            {
                values!.LookupOrd(ordinal, value);
                var name = value.Utf8ToString();
                totals[name] = totals.GetValueOrDefault(name) + byOrdinal[ordinal];
            }
        }
        byOrdinal = [];
    }
}
