using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using TechMarket.Search.Indexing;
using TechMarket.Search.Ranking;
using TechMarket.Search.Records;
using TechMarket.Search.Scoring;

namespace TechMarket.Search.Querying;

/// <summary>The listings of the other side that fit one listing best, each with its reasons.</summary>
internal static class FindRelated
{
    /// <param name="Ranker">The version of the ranker that scored them; 0 for the usual weights.</param>
    /// <param name="MostForText">The points the text gives at most by it.</param>
    internal sealed record Response(Guid ListingId, string Kind, int Ranker, decimal MostForText, IReadOnlyList<Item> Items);

    /// <param name="Score">0 to 100: exactly the sum of the parts.</param>
    internal sealed record Item(Guid Id, string Title, Guid OrganisationId, string OrganisationName, decimal Score, IReadOnlyList<MatchPart> Parts);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/search/related/{id:guid}", Handle)
        .For(Roles.Service, Roles.Broker, Roles.Registrar, Roles.Supervisor, Roles.Administrator)
        .WithName("FindRelated").WithSummary("What fits a listing on the other side, best first, with reasons.").ProducesProblem(404).ProducesProblem(503);

    /// <param name="fits">Listings of the other side that were found to fit, the latest first: what is like them stands higher.</param>
    /// <param name="near">Those that come near without being what is wanted.</param>
    /// <param name="misfits">Those that were found not to fit.</param>
    private static async Task<Response> Handle(
        Guid id, int? limit, Guid[]? fits, Guid[]? near, Guid[]? misfits, ITextIndex index, IndexKeeper keeper, RankerKeeper rankers, RecordKeeper records, CancellationToken stop)
    {
        keeper.MustHaveCaughtUp();
        rankers.MustHaveRead();
        records.MustHaveRead();
        var listing = await index.Get(id, stop)
            ?? throw new NotHere("没有找到这条信息，可能已下架。", "There is no such listing; it may have been withdrawn.");
        var weights = rankers.Current;
        var ranked = await RankOtherSide.For(listing, index, Math.Clamp(limit ?? 10, 1, 100), stop, await Judged([(fits, Verdict.Fits), (near, Verdict.Near), (misfits, Verdict.Misfits)], index, stop), new(weights, records.Current));
        return new Response(id, listing.Kind, weights.Version, weights.Most["text"], [.. ranked.Select(one => new Item(one.Listing.Id, one.Listing.Title, one.Listing.OrganisationId,
            one.Listing.OrganisationName, one.Score.Total, one.Score.Parts))]);
    }

    /// <summary>What is not to be found any more tells nothing.</summary>
    private static async Task<List<Judgement>> Judged((Guid[]? Ids, Verdict Verdict)[] said, ITextIndex index, CancellationToken stop)
    {
        var judged = new List<Judgement>();
        foreach (var (id, verdict) in said.SelectMany(one => (one.Ids ?? []).Select(id => (id, one.Verdict))).Take(Feedback.MostJudgements))
        {
            if (await index.Get(id, stop) is { } listing)
            {
                judged.Add(new Judgement(listing, verdict));
            }
        }
        return judged;
    }
}
