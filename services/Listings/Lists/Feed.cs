using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TechMarket.Events;
using TechMarket.Listings.Organisations;
using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.Listings.Lists;

/// <summary>
/// Everything that is or was public, in the order of its latest change, for a reader that builds its own copy (Search).
/// Numbers are drawn before their commit, so a smaller one can appear after a larger one was read: a reader that wants
/// all changes reads again from some way before its last number, or hears the events meanwhile, which come after the commit.
/// </summary>
internal static class Feed
{
    private const int MaxLimit = 2000;

    /// <param name="Sequence">The number of the listing's latest change, also its version.</param>
    /// <param name="Closed">True when it can no longer be found.</param>
    internal sealed record Entry(long Sequence, bool Closed, Listing Listing);

    internal sealed record Response(IReadOnlyList<Entry> Items, string? Next);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/listings/feed", Handle).For(Roles.Service, Roles.Administrator)
        .WithName("ListingsFeed").WithSummary("All public and closed listings by change number")
        .WithDescription("`after` is the last number read (0 at first), `limit` at most 2000; `next` is the number to go on from, null at the end.");

    private static async Task<Response> Handle(ListingsDb db, CancellationToken stop, long after = 0, int? limit = null)
    {
        var size = Math.Clamp(limit ?? 500, 1, MaxLimit);
        IReadOnlyList<Posted> read =
        [
            .. await Changed(db.Needs, after, size).ToListAsync(stop),
            .. await Changed(db.Results, after, size).ToListAsync(stop),
        ];
        var page = read.OrderBy(posted => posted.Change).Take(size).ToList();
        var owners = await db.Owners(page, stop);
        return new(
            [.. page.Select(posted => new Entry(posted.Change, !posted.IsOpen, posted.ToListing(KnownOrganisation.NameOf(owners.GetValueOrDefault(posted.OrganisationId)))))],
            page.Count == size ? page[^1].Change.ToString(CultureInfo.InvariantCulture) : null);
    }

    private static IQueryable<T> Changed<T>(DbSet<T> all, long after, int size) where T : Posted => all.AsNoTracking()
        .Where(posted => posted.Change > after && posted.PublishedAt != null).OrderBy(posted => posted.Change).Take(size);

    /// <summary>The organisations of the listings of a page.</summary>
    internal static async Task<Dictionary<Guid, KnownOrganisation>> Owners(this ListingsDb db, IReadOnlyList<Posted> page, CancellationToken stop)
    {
        var ids = page.Select(posted => posted.OrganisationId).Distinct().ToList();
        return await db.Organisations.AsNoTracking().Where(known => ids.Contains(known.Id)).ToDictionaryAsync(known => known.Id, stop);
    }
}
