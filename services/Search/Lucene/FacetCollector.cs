using Lucene.Net.Index;
using Lucene.Net.Search;

namespace TechMarket.Search.Lucene;

/// <summary>
/// One pass over all matches: a listing that passes every facet's filter is a hit and counted everywhere; one that fails exactly one facet's
/// filter is counted for that facet alone. So each facet shows what choosing another of its values would find.
/// </summary>
internal sealed class FacetCollector : ICollector
{
    private readonly ICollector found;
    private readonly FacetCount[] filtered;
    private readonly FacetCount[] counted;

    public FacetCollector(ICollector hits, FindQuery query)
    {
        found = hits;
        var facets = query.Facets.Concat(query.Filters.Where(filter => filter.Value.Count > 0).Select(filter => filter.Key)).Distinct()
            .Select(facet => new FacetCount(facet, query.Filters.GetValueOrDefault(facet) ?? [], query.Facets.Contains(facet))).ToArray();
        filtered = [.. facets.Where(facet => facet.Filters)];
        counted = [.. facets.Where(facet => facet.Counts)];
    }

    public long Total { get; private set; }

    public bool AcceptsDocsOutOfOrder => found.AcceptsDocsOutOfOrder;

    public void SetScorer(Scorer scorer) => found.SetScorer(scorer);

    public void SetNextReader(AtomicReaderContext context)
    {
        found.SetNextReader(context);
        foreach (var facet in filtered.Union(counted))
        {
            facet.Enter(context.AtomicReader);
        }
    }

    public void Collect(int doc)
    {
        FacetCount? failed = null;
        foreach (var facet in filtered)
        {
            if (!facet.Accepts(doc))
            {
                if (failed is not null)
                {
                    return;
                }
                failed = facet;
            }
        }
        if (failed is not null)
        {
            failed.Count(doc);
            return;
        }
        Total++;
        found.Collect(doc);
        foreach (var facet in counted)
        {
            facet.Count(doc);
        }
    }

    public IReadOnlyDictionary<Facet, IReadOnlyDictionary<string, int>> Counts() => counted.ToDictionary(facet => facet.Facet, facet => facet.Totals());
}
