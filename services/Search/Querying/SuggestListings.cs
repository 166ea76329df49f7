using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using TechMarket.Search.Indexing;

namespace TechMarket.Search.Querying;

/// <summary>While a search is being typed: the listings whose titles go on from it, in Chinese, pinyin, initials or English.</summary>
internal static class SuggestListings
{
    private const int Most = 8;

    /// <summary>Of listings with one title, one is enough.</summary>
    private const int LookedAt = 4 * Most;

    /// <param name="Items">Best first, at most eight.</param>
    internal sealed record Response(IReadOnlyList<Item> Items);

    internal sealed record Item(Guid Id, string Kind, string Title);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/search/suggest", Handle).ForAnyone()
        .WithName("SuggestListings").WithSummary("Listings whose titles go on from what is being typed, at most eight.").ProducesValidationProblem().ProducesProblem(503);

    /// <param name="q">What has been typed so far; nothing is suggested for a sentence.</param>
    /// <param name="kind">need or result; both when left out.</param>
    private static async Task<Response> Handle(string? q, string? kind, ITextIndex index, IndexKeeper keeper, CancellationToken stop)
    {
        if (kind is not (null or "" or "need" or "result"))
        {
            throw new ShapeWrong("kind", "类别只有 need 和 result。", "The kind is need or result.");
        }
        keeper.MustBeUsable();
        var found = string.IsNullOrWhiteSpace(q) ? [] : await index.Suggest(q, kind is { Length: > 0 } ? kind : null, LookedAt, stop);
        return new Response([.. found.DistinctBy(listing => listing.Title).Take(Most).Select(listing => new Item(listing.Id, listing.Kind, listing.Title))]);
    }
}
