using TechMarket.Events;

namespace TechMarket.Search.Indexing;

internal static class FeedReader
{
    /// <summary>Reads the feed to its end, page by page. Says the last sequence number and how many listings were read.</summary>
    public static async Task<(long Last, int Read)> Read(
        ListingsFeed feed, long from, Func<IReadOnlyList<Listing>, CancellationToken, Task> upsert, Func<Guid, long, CancellationToken, Task> remove,
        Action<int>? progress, CancellationToken stop)
    {
        var (last, read) = (from, 0);
        while (await feed.After(last, stop) is { Count: > 0 } page)
        {
            await upsert([.. page.Where(change => !change.Closed).Select(change => change.Listing)], stop);
            foreach (var closed in page.Where(change => change.Closed))
            {
                await remove(closed.Listing.Id, closed.Listing.Version, stop);
            }
            last = page[^1].Sequence;
            read += page.Count;
            progress?.Invoke(read);
        }
        return (last, read);
    }
}
