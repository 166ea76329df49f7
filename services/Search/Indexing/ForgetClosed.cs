using TechMarket.Events;
using TechMarket.Platform.Messaging;

namespace TechMarket.Search.Indexing;

/// <summary>A need that is met, withdrawn or expired, or a withdrawn result, is not found any more.</summary>
internal sealed class ForgetClosed(ITextIndex index) : IConsume<NeedClosed>, IConsume<ResultClosed>
{
    public Task Consume(NeedClosed heard, CancellationToken stop) => Forget(heard.NeedId, heard.Version, stop);

    public Task Consume(ResultClosed heard, CancellationToken stop) => Forget(heard.ResultId, heard.Version, stop);

    private async Task Forget(Guid id, long version, CancellationToken stop)
    {
        await index.Remove(id, version, stop);
        await index.WaitUntilVisible(stop);
    }
}
