using Microsoft.EntityFrameworkCore;
using TechMarket.Events;

namespace TechMarket.Search.Saved;

/// <summary>When a listing was first heard of, and whether it waits to be held against the saved searches.</summary>
internal sealed class HeardListing
{
    public required Guid ListingId { get; init; }

    /// <summary>Who saved a search after this moment knows the listing already.</summary>
    public DateTimeOffset HeardAt { get; init; }

    public bool Waiting { get; set; }

    /// <summary>Listings known longer than this when they are first heard were published before this table was there.</summary>
    private static readonly TimeSpan News = TimeSpan.FromHours(1);

    public static void Map(ModelBuilder model) => model.Entity<HeardListing>(heard =>
    {
        heard.ToTable("heard_listings");
        heard.HasKey(h => h.ListingId);
        heard.HasIndex(h => h.HeardAt).HasFilter("waiting").HasDatabaseName("ix_heard_listings_waiting");
    });

    /// <summary>Part of the commit that says the listing can be found, so that it waits whatever happens to the process. An imported listing's own date may be any.</summary>
    public static Task<int> Wait(SearchDb db, Listing listing, DateTimeOffset now, CancellationToken stop)
    {
        var first = listing.Source is null && listing.PublishedAt < now - News ? listing.PublishedAt : now;
        return db.Database.ExecuteSqlAsync($"""
            insert into search.heard_listings (listing_id, heard_at, waiting) values ({listing.Id}, {first}, true)
            on conflict (listing_id) do update set waiting = true
            """, stop);
    }
}
