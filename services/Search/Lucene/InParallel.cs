using TechMarket.Events;

namespace TechMarket.Search.Lucene;

/// <summary>Listings written by as many threads as there are processors: cutting a text into terms is most of the work.</summary>
internal static class InParallel
{
    public static Task ForEach(IReadOnlyList<Listing> listings, Action<Listing> write, CancellationToken cancel) => Parallel.ForEachAsync(
        listings, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel }, (listing, _) =>
        {
            write(listing);
            return ValueTask.CompletedTask;
        });
}
