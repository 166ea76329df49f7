using Lucene.Net.Search;
using Lucene.Net.Util;
using TechMarket.Search.Text;

namespace TechMarket.Search.Lucene;

/// <summary>Answers a search: by the words as they were typed; where few listings hold them, also by what may have been meant; at last by any of the words.</summary>
internal static class Finding
{
    /// <summary>With so many that hold all of it, nothing else was meant.</summary>
    private const int Many = 10;

    /// <summary>So many spellings are tried where nothing is found.</summary>
    private const int Spellings = 5;

    public static Found Of(IndexSearcher searcher, FindQuery query)
    {
        var found = AsWritten(searcher, query);
        return !found.Loose || found.Total > 0 ? found : found with
        {
            Meant = EnglishSpelling.PutRight(query.Text).Take(Spellings).FirstOrDefault(other => AsWritten(searcher, query with { Text = other, Take = 1, Facets = [] }).Total > 0),
        };
    }

    /// <summary>But for the spelling of the dictionary.</summary>
    private static Found AsWritten(IndexSearcher searcher, FindQuery query)
    {
        var text = QueryText.Parse(query.Text, query.Synonyms);
        var asked = Asked(searcher, query, text);
        var found = Page(searcher, query, asked.Query);
        // Words that no listing holds together are taken loosely; filters that exclude every hit are not.
        if (text.Parts.Count > 0 && found.Total == 0 && Held(searcher, asked.Query) == 0)
        {
            return Page(searcher, query, Queries.Words(text.Loosely(), query.Text)) with { Loose = true, Exact = 0 };
        }
        return asked.Near is null ? found : found with
        {
            Exact = Count(searcher, query, asked.Words),
            Meant = asked.Held > 0 ? null : Meant.Of(asked.Near, query.Text, [.. found.Hits.Select(hit => ListingDocument.Names(hit.Listing))]),
        };
    }

    /// <summary>Whose is what is found, but for its second, looser try.</summary>
    public static (int Total, IReadOnlyList<Contributor> Page) Contributors(IndexSearcher searcher, FindQuery query, CountBy by)
    {
        var whole = Queries.Of(query, Asked(searcher, query, QueryText.Parse(query.Text, query.Synonyms)).Query);
        var count = new ContributorCount(by);
        Search(count);
        var all = count.All();
        // Who was asked for by name comes before those who only worked with them.
        var typed = FoldedText.Fold(query.Text).Trim();
        var words = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Append(typed).ToHashSet(StringComparer.Ordinal);
        IEnumerable<(BytesRef Name, int Count)> ordered = typed.Length == 0 ? all : all.OrderByDescending(one => ContributorName.Expert(one.Name) is { } name && words.Contains(FoldedText.Fold(name)));
        var page = ordered.Skip(query.Skip).Take(query.Take).ToList();
        if (page.Count == 0)
        {
            return (all.Count, []);
        }
        var best = new ContributorBest(by, query.Sort, [.. page.Select(one => one.Name)]);
        Search(best);
        return (all.Count, [.. page.Select(one => new Contributor(ContributorName.Organisation(one.Name), ContributorName.Expert(one.Name), one.Count,
            [.. best.Of(one.Name).Select(doc => ListingDocument.Read(searcher.Doc(doc)))]))]);

        void Search(ICollector into) => searcher.Search(whole, new FacetCollector(into, query with { Facets = [] }));
    }

    /// <summary>What the index is asked before the last resort, any of the words: that depends on how many of its listings hold all of them as typed.</summary>
    public static Asked Asked(IndexSearcher searcher, FindQuery query, QueryText text)
    {
        var words = Queries.Words(text, query.Text);
        if (text.Parts.Count == 0 || NearText.Of(query.Text) is not { } near || Held(searcher, NearQueries.AsTyped(near)) is var held && held >= Many)
        {
            return new Asked(words, words, null, Many);
        }
        // A word that many listings hold was meant as it was typed; when all are, only together they are rare.
        var doubtful = near.Parts.Count == 1 ? near : near.AsTyped(part => Held(searcher, NearQueries.Way(part.Ways[0])) >= Many);
        return doubtful.HasOtherWays ? new Asked(NearQueries.Of(doubtful, words), words, doubtful, held) : new Asked(words, words, null, held);
    }

    /// <summary>How many listings the query finds; not counted further than it matters.</summary>
    private static int Held(IndexSearcher searcher, Query query)
    {
        var (weight, held) = (searcher.CreateNormalizedWeight(query), 0);
        foreach (var segment in searcher.IndexReader.Leaves)
        {
            var hits = held < Many ? weight.GetScorer(segment, segment.AtomicReader.LiveDocs) : null;
            while (hits is not null && held < Many && hits.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
            {
                held++;
            }
        }
        return held;
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

    private static long Count(IndexSearcher searcher, FindQuery query, Query words)
    {
        var counted = new FacetCollector(new TotalHitCountCollector(), query with { Facets = [] });
        searcher.Search(Queries.Of(query, words), counted);
        return counted.Total;
    }

    private static Sort Order(FindSort sort)
    {
        var newest = new SortField(ListingDocument.Published, SortFieldType.INT64, true);
        var last = new SortField(ListingDocument.Id, SortFieldType.STRING);
        return sort == FindSort.Newest ? new Sort(newest, last) : new Sort(SortField.FIELD_SCORE, newest, last);
    }
}

/// <param name="Query">The words, and what may have been meant where few listings hold them.</param>
/// <param name="Words">The words as they were typed.</param>
/// <param name="Near">What may have been meant; null where enough hold the words.</param>
/// <param name="Held">How many listings hold all of it as it was typed, as far as that was to be known.</param>
internal sealed record Asked(Query Query, Query Words, NearText? Near, int Held);
