using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using TechMarket.Search.Lucene;
using TechMarket.Search.Text;

namespace TechMarket.Benchmarks.Search;

/// <summary>The same folder read by Lucene alone: no parsing of filters, no facets, no listings read; any of the terms, ten hits.</summary>
internal sealed class RawLucene : IDisposable
{
    private readonly DirectoryReader reader;
    private readonly IndexSearcher searcher;

    public RawLucene(string folder)
    {
        reader = DirectoryReader.Open(new NIOFSDirectory(folder));
        searcher = new IndexSearcher(reader) { Similarity = new BM25Similarity() };
    }

    /// <summary>The very query the market asks of its index for what was typed, what may have been meant included.</summary>
    public Query Asked(string text) => Finding.Asked(searcher, new() { Text = text }, QueryText.Parse(text)).Query;

    public Task Ask(Query query)
    {
        searcher.Search(query, 10);
        return Task.CompletedTask;
    }

    /// <summary>Any of all the terms of a text, every posting scored.</summary>
    public Task AnyOf(string text)
    {
        var any = new BooleanQuery();
        foreach (var term in Terms.Whole(text).Take(BooleanQuery.MaxClauseCount))
        {
            any.Add(new TermQuery(new Term(ListingDocument.All, term)), Occur.SHOULD);
        }
        searcher.Search(any, 10);
        return Task.CompletedTask;
    }

    public void Dispose() => reader.Dispose();
}
