using TechMarket.Events;
using TechMarket.Platform;
using TechMarket.Search.Indexing;

namespace TechMarket.Search.Holdings;

/// <summary>Every listing that can be found, as the index stores it, with its text as a hash.</summary>
internal static class HeldListings
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapHolding("search", "listings", Handle).ProducesProblem(503);

    private static async Task<Page<Listing>> Handle(
        string? after, int? limit, ITextIndex index, IndexKeeper keeper, HttpContext http, CancellationToken stop)
    {
        keeper.MustBeUsable();
        var size = Holding.Size(limit);
        var read = await index.InOrder(Cursors.Id(after), size + 1, stop);
        return read.ToPage(size, listing => listing.Id.ToString(), http)
            .Select(listing => listing with { Text = Holding.Print(listing.Text) });
    }
}
