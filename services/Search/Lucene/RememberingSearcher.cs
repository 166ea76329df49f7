using System.Collections.Concurrent;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;

namespace TechMarket.Search.Lucene;

/// <summary>
/// Remembers where the terms asked for stand in each segment, for as long as this state of the index is searched: one search names a term several times,
/// and to look it up costs more than to read the postings of a rare one.
/// </summary>
internal sealed class RememberingSearcher : IndexSearcher
{
    /// <summary>Some ten megabytes.</summary>
    private const int Most = 4096;

    private readonly ConcurrentDictionary<Term, TermContext> places = [];

    public RememberingSearcher(IndexReader reader)
        : base(reader) => Similarity = new BM25Similarity();

    public TermContext PlacesOf(Term term)
    {
        if (places.TryGetValue(term, out var known))
        {
            return known;
        }
        if (places.Count >= Most)
        {
            places.Clear();
        }
        return places[term] = TermContext.Build(TopReaderContext, term);
    }
}

/// <summary>A term whose places the searcher may remember.</summary>
internal sealed class RememberedTerm(Term term) : TermQuery(term)
{
    public override Weight CreateWeight(IndexSearcher searcher) => searcher is RememberingSearcher remembering
        ? new TermQuery(Term, remembering.PlacesOf(Term)) { Boost = Boost }.CreateWeight(searcher)
        : base.CreateWeight(searcher);
}
