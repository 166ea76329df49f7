using Lucene.Net.Index;
using Lucene.Net.Search;

namespace TechMarket.Search.Lucene;

internal sealed class Searchers : SearcherFactory
{
    public override IndexSearcher NewSearcher(IndexReader reader) => new RememberingSearcher(reader);
}
