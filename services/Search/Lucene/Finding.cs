using Lucene.Net.Search;
using TechMarket.Search.Text;

namespace TechMarket.Search.Lucene;

/// <summary>Answers a search: by the words as they were typed; where few listings hold them, also by what may have been meant; at last by any of the words.</summary>
internal static class Finding
{
    /// <summary>With so many that hold all of it, nothing else was meant.</summary>
    private const int Many = 10;

    public static Found Of(IndexSearcher searcher, FindQuery query)
    {
        var text = QueryText.Parse(query.Text, query.Synonyms);
        var words = Queries.Words(text, query.Text);
        if (text.Parts.Count == 0)
        {
            return Page(searcher, query, words);
        }
        var near = NearText.Of(query.Text);
        var held = near is null ? Many : Held(searcher, NearQueries.AsTyped(near));
        var asked = held < Many ? NearQueries.Of(near!, words) : words;
        var found = Page(searcher, query, asked);
        // Words that no listing holds together are taken loosely; filters that exclude every hit are not.
        if (found.Total == 0 && Held(searcher, asked) == 0)
        {
            return Page(searcher, query, Queries.Words(text.Loosely(), query.Text)) with { Loose = true, Exact = 0 };
        }
        return held >= Many ? found : found with
        {
            Exact = Page(searcher, query with { Take = 0, Facets = [] }, words).Total,
            Meant = held > 0 ? null : Meant.Of(near!, query.Text, [.. found.Hits.Select(hit => ListingDocument.Names(hit.Listing))]),
        };
    }

    private static int Held(IndexSearcher searcher, Query query)
    {
        var count = new TotalHitCountCollector();
        searcher.Search(query, count);
        return count.TotalHits;
    }

    private static Found Page(IndexSearcher searcher, FindQuery query, Query words)
    {
        var hits = TopFieldCollector.Create(Order(query.Sort), Math.Max(1, query.Skip + query.Take), false, query.Sort == FindSort.Relevance, false, false);
        var collector = new FacetCollector(hits, query);
        searcher.Search(Queries.Of(query, words), collector);
        var page = hits.GetTopDocs(query.Skip, query.Take).ScoreDocs
            .Select(hit => new Hit(ListingDocument.Read(searcher.Doc(hit.Doc)), float.IsNaN(hit.Score) ? 0 : hit.Score));
        return new Found(collector.Total, [.. page], collector.Counts(), false);
    }

    private static Sort Order(FindSort sort)
    {
        var newest = new SortField(ListingDocument.Published, SortFieldType.INT64, true);
        var last = new SortField(ListingDocument.Id, SortFieldType.STRING);
        return sort == FindSort.Newest ? new Sort(newest, last) : new Sort(SortField.FIELD_SCORE, newest, last);
    }
}
