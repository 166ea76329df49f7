using System.Globalization;
using TechMarket.Events;

namespace TechMarket.Search.Indexing;

/// <summary>Everything Listings holds, in the order in which it last changed.</summary>
internal sealed class ListingsFeed(HttpClient listings)
{
    private const int PageSize = 1000;

    public async Task<IReadOnlyList<Change>> After(long sequence, CancellationToken stop)
    {
        var page = await listings.GetFromJsonAsync<Answer>(
            string.Create(CultureInfo.InvariantCulture, $"api/listings/feed?after={sequence}&limit={PageSize}"), stop);
        return page?.Items ?? [];
    }

    /// <param name="Sequence">Grows with every change of any listing.</param>
    /// <param name="Closed">Not to be found any more.</param>
    internal sealed record Change(long Sequence, bool Closed, Listing Listing);

    private sealed record Answer(IReadOnlyList<Change> Items);
}
