using TechMarket.Events;
using TechMarket.Platform.Messaging;

namespace TechMarket.Search.Indexing;

/// <summary>A published result can be found; only then it is said.</summary>
internal sealed class IndexResult(ITextIndex index, SearchDb db, TimeProvider clock) : IConsume<ResultPublished>
{
    public Task Consume(ResultPublished heard, CancellationToken stop) => Publishing.Index(heard.Result, index, db, clock, stop);
}
