using TechMarket.Events;

namespace TechMarket.Search.Lucene;

internal sealed class LuceneRebuild(LuceneIndex index, LuceneFolder folder) : IIndexRebuild
{
    private bool ended;

    public Task Upsert(IReadOnlyList<Listing> listings, CancellationToken cancel) => InParallel.ForEach(listings, listing => folder.Upsert(listing), cancel);

    public Task Remove(Guid id, long version, CancellationToken cancel)
    {
        folder.Remove(id, version);
        return Task.CompletedTask;
    }

    public Task Publish(string mark, CancellationToken cancel) => Task.Run(() =>
    {
        folder.MoveMark(mark);
        folder.Answer().WaitUntilVisible();
        folder.Commit();
        index.Close(folder);
        ended = true;
    }, cancel);

    public ValueTask DisposeAsync()
    {
        if (!ended)
        {
            ended = true;
            index.Close(null);
        }
        return ValueTask.CompletedTask;
    }
}
