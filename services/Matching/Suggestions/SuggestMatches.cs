using Microsoft.EntityFrameworkCore;
using TechMarket.Events;
using TechMarket.Matching.Copies;
using TechMarket.Platform.Errors;
using TechMarket.Platform.Messaging;

namespace TechMarket.Matching.Suggestions;

/// <summary>
/// A listing can be found: its other side is looked for at once, or, when it came by an import, in the queue of imports,
/// so that thousands of imported results do not stand before a need somebody posts by hand.
/// </summary>
internal sealed class SuggestMatches(MatchingDb db, Pairing pairing) : IConsume<ListingIndexed>
{
    public async Task Consume(ListingIndexed heard, CancellationToken stop)
    {
        var listing = await Heard(heard, stop);
        if (!listing.IsOpen || listing.Version > heard.Version || listing.PairedVersion >= listing.Version)
        {
            return;
        }
        await (listing.Source is null ? pairing.Pair(listing, stop) : db.PairSoon([listing.Id], stop));
    }

    /// <summary>The index may be quicker than our own copy by a few milliseconds.</summary>
    private async Task<KnownListing> Heard(ListingIndexed heard, CancellationToken stop)
    {
        for (var look = 0; look < 20; look++)
        {
            if (await db.Listings.AsNoTracking().SingleOrDefaultAsync(l => l.Id == heard.ListingId && l.Version >= heard.Version, stop) is { } listing)
            {
                return listing;
            }
            await Task.Delay(25, stop);
        }
        throw new NotHeardYet($"Listing {heard.ListingId} version {heard.Version} is indexed, but its publication was not heard yet.");
    }
}
