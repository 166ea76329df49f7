using System.Globalization;
using Microsoft.Extensions.Caching.Memory;
using TechMarket.Events;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using TechMarket.Search.Indexing;
using TechMarket.Search.Ranking;
using TechMarket.Search.Records;
using TechMarket.Search.Scoring;

namespace TechMarket.Search.Querying;

/// <summary>
/// For every reader of a public listing: what fits it on the other side well enough to be suggested, and what is most like it on its own. Only what public lists show anyway;
/// scores and reasons stay with brokers and the owners.
/// </summary>
internal static class FindAlike
{
    private const int Most = 5;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    /// <summary>Below it two listings have words in common rather than a subject.</summary>
    private const double LeastLikeness = .08;

    /// <param name="Items">Of the other side.</param>
    /// <param name="Same">Of the same side: other listings about much the same, whoever published them.</param>
    internal sealed record Response(IReadOnlyList<Item> Items, IReadOnlyList<Item> Same);

    internal sealed record Item(Guid Id, string Kind, string Title, string? Field, string OrganisationName);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/search/alike/{id:guid}", Handle).ForAnyone()
        .WithName("FindAlike").WithSummary("What fits a public listing on the other side, and what is like it on its own, best first, at most five each.").ProducesProblem(404).ProducesProblem(503);

    private static async Task<Response> Handle(
        Guid id, ITextIndex index, IndexKeeper keeper, RankerKeeper rankers, RecordKeeper records, Settings settings, [FromKeyedServices(nameof(FindAlike))] MemoryCache cache, CancellationToken stop)
    {
        keeper.MustBeUsable();
        var listing = await index.Get(id, stop)
            ?? throw new NotHere("没有找到这条信息，可能已下架。", "There is no such listing; it may have been withdrawn.");
        // Comparing costs far more than a public page may, so the outcome is kept for a while; what was withdrawn meanwhile is left out.
        if (!cache.TryGetValue((id, listing.Version), out (List<Guid> Fitting, List<Guid> Same) kept))
        {
            kept = (await Fitting(listing, index, new(rankers.Current, records.Current), settings, stop), await Same(listing, index, stop));
            cache.Set((id, listing.Version), kept, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept });
        }
        return new Response(await Items(kept.Fitting, index, stop), await Items(kept.Same, index, stop));
    }

    private static async Task<List<Item>> Items(List<Guid> ids, ITextIndex index, CancellationToken stop)
    {
        var items = new List<Item>();
        foreach (var one in ids)
        {
            if (await index.Get(one, stop) is { } it)
            {
                items.Add(new Item(it.Id, it.Kind, it.Title, it.Field, it.OrganisationName));
            }
        }
        return items;
    }

    /// <summary>By the same measure as suggestions: enough points in all, or enough for the text alone.</summary>
    private static async Task<List<Guid>> Fitting(Listing listing, ITextIndex index, ScoredBy by, Settings settings, CancellationToken stop)
    {
        var (score, text) = (Number(settings, "MinimumScore", 50), by.Weights.Scaled("text", Number(settings, "MinimumText", 32)));
        var ranked = await RankOtherSide.For(listing, index, 4 * Most, stop, by: by);
        return [.. ranked.Where(one => one.Score.Total >= score || one.Score.Parts[0].Points >= text).Take(Most).Select(one => one.Listing.Id)];
    }

    private static async Task<List<Guid>> Same(Listing listing, ITextIndex index, CancellationToken stop)
    {
        var own = new TermWeights(listing, index.Statistics);
        return [.. (await index.Recall(new RecallQuery(listing, listing.Kind, 4 * Most), stop)).Where(one => one.Listing.Id != listing.Id)
            .Select(one => (one.Listing.Id, Likeness: own.Likeness(new TermWeights(one.Terms, index.Statistics)))).Where(one => one.Likeness >= LeastLikeness)
            .OrderByDescending(one => one.Likeness).Take(Most).Select(one => one.Id)];
    }

    private static decimal Number(Settings settings, string key, decimal usual) =>
        decimal.TryParse(settings[$"Matching:{key}"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : usual;
}
