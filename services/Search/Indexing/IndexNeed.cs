using TechMarket.Events;
using TechMarket.Platform.Messaging;

namespace TechMarket.Search.Indexing;

/// <summary>A published need can be found; only then it is said, so that whoever hears it will find it.</summary>
internal sealed class IndexNeed(ITextIndex index, SearchDb db, TimeProvider clock) : IConsume<NeedPublished>
{
    public Task Consume(NeedPublished heard, CancellationToken stop) => Publishing.Index(heard.Need, index, db, clock, stop);
}
