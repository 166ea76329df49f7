using Microsoft.EntityFrameworkCore;
using TechMarket.Events;
using TechMarket.Listings.Lists;
using TechMarket.Listings.Needs;
using TechMarket.Listings.Organisations;
using TechMarket.Platform;

namespace TechMarket.Listings.Holdings;

/// <summary>Every listing that is or was public: what the index and the copies of other services must agree with.</summary>
internal static class HeldListings
{
    /// <param name="Status">published, met, withdrawn or expired.</param>
    /// <param name="ContractNumber">The registered contract that met a need.</param>
    /// <param name="Listing">What its event would say now, with the text as a hash.</param>
    internal sealed record Row(Guid Id, string Status, DateTimeOffset? ClosedAt, string? ContractNumber, Listing Listing);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapHolding("listings", "listings", Handle);

    private static async Task<Page<Row>> Handle(string? after, int? limit, ListingsDb db, HttpContext http, CancellationToken stop)
    {
        var (last, size) = (Cursors.Id(after), Holding.Size(limit));
        IReadOnlyList<Posted> read =
        [
            .. await Public(db.Needs, last, size).ToListAsync(stop),
            .. await Public(db.Results, last, size).ToListAsync(stop),
        ];
        // Guids of .NET sort otherwise than uuids of PostgreSQL; as text they sort the same.
        var page = read.OrderBy(posted => posted.Id.ToString("N"), StringComparer.Ordinal).Take(size + 1).ToList()
            .ToPage(size, posted => posted.Id.ToString(), http);
        var owners = await db.Owners(page.Items, stop);
        return page.Select(posted => Of(posted, KnownOrganisation.NameOf(owners.GetValueOrDefault(posted.OrganisationId))));
    }

    private static IQueryable<T> Public<T>(DbSet<T> all, Guid? last, int size) where T : Posted =>
        all.AsNoTracking().Where(posted => posted.PublishedAt != null).After(posted => posted.Id, last).Take(size + 1);

    private static Row Of(Posted posted, string owner)
    {
        var listing = posted.ToListing(owner);
        return new(posted.Id, posted.Status, posted.ClosedAt, (posted as Need)?.ContractNumber,
            listing with { Text = Holding.Print(listing.Text) });
    }
}
