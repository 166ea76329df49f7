using TechMarket.Events;
using TechMarket.Search.Saved;

namespace TechMarket.Search.Indexing;

internal static class Publishing
{
    /// <summary>
    /// Puts the listing in, waits until it can be found and says so. An event overtaken by a newer version, or by a closing, says nothing; one
    /// delivered again after a failed commit says what it could not say then. In the same commit it begins to wait for the saved searches.
    /// </summary>
    public static async Task Index(Listing listing, ITextIndex index, SearchDb db, TimeProvider clock, CancellationToken stop)
    {
        await index.Upsert([listing], stop);
        await index.WaitUntilVisible(stop);
        if ((await index.Get(listing.Id, stop))?.Version == listing.Version)
        {
            await HeardListing.Wait(db, listing, clock.GetUtcNow(), stop);
            db.InBulk = listing.Source is not null;
            db.Say(new ListingIndexed(listing.Id, listing.Kind, listing.Version, clock.GetUtcNow()));
        }
    }
}
