using FluentValidation;
using TechMarket.Events;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using TechMarket.Search.Indexing;
using TechMarket.Search.Ranking;
using TechMarket.Search.Scoring;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Search.Querying;

/// <summary>
/// While a listing is being written: what field, industry and keywords listings like it have, which of one's own say the same already, and what would
/// raise its matches.
/// </summary>
internal static class AdviseListing
{
    private const int MostValues = 3, MostKeywords = 8, MostOwn = 3;

    /// <summary>From here on two listings say the same in other words.</summary>
    private const double SameAgain = .6;

    /// <summary>The listing as far as it is written.</summary>
    /// <param name="Id">Of the listing itself, so that it is not compared with itself.</param>
    /// <param name="Kind">need or result.</param>
    /// <param name="Text">All that describes it.</param>
    internal sealed record Request(
        Guid? Id, string? Kind, string? Title, string? Text, IReadOnlyList<string>? Keywords, string? Field, string? Industry, int? Maturity,
        IReadOnlyList<string>? Modes, string? District, decimal? AmountFrom, decimal? AmountTo);

    /// <param name="Fields">技术领域 of listings like it, likeliest first, at most three.</param>
    /// <param name="Industries">GB/T 4754 divisions, likewise.</param>
    /// <param name="Keywords">Keywords of listings like it that stand in its text, at most eight.</param>
    /// <param name="Own">Published listings of the same organisation that say much the same.</param>
    /// <param name="Missing">What is not filled in and what it may add to a match score, most first.</param>
    /// <param name="Filled">Of the points that can be had without the text, the share that what is filled in may give, 0 to 1.</param>
    internal sealed record Response(
        IReadOnlyList<Vote> Fields, IReadOnlyList<Vote> Industries, IReadOnlyList<string> Keywords, IReadOnlyList<Alike> Own, IReadOnlyList<Gain> Missing, decimal Filled);

    /// <param name="Share">0 to 1, of listings like it that say.</param>
    /// <param name="Count">How many these are.</param>
    internal sealed record Vote(string Value, double Share, int Count);

    /// <param name="Likeness">0 to 1.</param>
    internal sealed record Alike(Guid Id, string Kind, string Title, double Likeness);

    /// <param name="Part">field, industry, maturity, budget, district or mode.</param>
    internal sealed record Gain(string Part, decimal Points);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape()
        {
            RuleFor(r => r.Kind).Must(kind => kind is "need" or "result").WithMessage(_ => T("类别只有 need 和 result", "The kind is need or result"));
            RuleFor(r => r.Title).NotEmpty().WithMessage(_ => T("请先填写名称", "Enter the title first")).MaximumLength(200).WithMessage(_ => T("名称不超过 200 字", "At most 200 characters"));
            RuleFor(r => r.Text).MaximumLength(50_000).WithMessage(_ => T("正文不超过 50000 字", "At most 50,000 characters"));
            RuleFor(r => r.Keywords).Must(words => words is not { Count: > 100 }).WithMessage(_ => T("关键词不超过 100 个", "At most 100 keywords"));
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/search/advice", Handle).Check<Request>().For(Roles.Enterprise, Roles.Institute)
        .WithName("AdviseListing").WithSummary("What fits a listing that is being written: field, industry, keywords, own ones that say the same, what would raise its matches.")
        .Produces<Response>().ProducesProblem(503);

    private static async Task<Response> Handle(Request request, Caller caller, ITextIndex index, IndexKeeper keeper, RankerKeeper rankers, CancellationToken stop)
    {
        keeper.MustBeUsable();
        var listing = Draft(request, caller);
        var near = await Neighbours.Of(listing, index, stop);
        var most = rankers.Current.Most;
        var missing = Missing(listing, most);
        return new Response(Votes(near, one => one.Field), Votes(near, one => one.Industry),
            [.. near.KeywordsIn($"{listing.Title}\n{listing.Text}").Except(listing.Keywords).Take(MostKeywords)],
            await Own(listing, index, stop), missing, 1 - decimal.Round(missing.Sum(gain => gain.Points) / most.Where(part => part.Key is not ("text" or "record")).Sum(part => part.Value), 2));
    }

    private static List<Vote> Votes(Neighbours near, Func<Listing, string?> of) =>
        [.. near.Votes(of).Take(MostValues).Select(vote => new Vote(vote.Value, Math.Round(vote.Share, 2), vote.Count))];

    private static async Task<IReadOnlyList<Alike>> Own(Listing listing, ITextIndex index, CancellationToken stop)
    {
        var own = new TermWeights(listing, index.Statistics);
        return [.. (await index.Recall(new RecallQuery(listing, listing.Kind, 20, OfOrganisation: listing.OrganisationId), stop)).Where(one => one.Listing.Id != listing.Id)
            .Select(one => new Alike(one.Listing.Id, one.Listing.Kind, one.Listing.Title, Math.Round(own.Likeness(new TermWeights(one.Terms, index.Statistics)), 2)))
            .Where(alike => alike.Likeness >= SameAgain).OrderByDescending(alike => alike.Likeness).Take(MostOwn)];
    }

    private static List<Gain> Missing(Listing listing, IReadOnlyDictionary<string, decimal> most)
    {
        (string Part, bool Filled)[] parts =
        [
            ("field", listing.Field is not null), ("industry", listing.Industry is not null), ("maturity", listing.Maturity is not null),
            ("budget", (listing.AmountFrom ?? listing.AmountTo) is not null), ("district", listing.District is not null), ("mode", listing.Modes.Count > 0),
        ];
        // Open to talk about money gives half of its points as it is.
        return [.. parts.Where(part => !part.Filled).Select(part => new Gain(part.Part, most[part.Part] / (part.Part == "budget" ? 2 : 1)))
            .OrderByDescending(gain => gain.Points)];
    }

    private static Listing Draft(Request it, Caller caller) => new(it.Id ?? Guid.Empty, it.Kind!, 0, it.Title!, it.Text ?? "", it.Keywords ?? [], it.Field, it.Industry,
        it.Maturity, it.Modes ?? [], it.District, it.AmountFrom, it.AmountTo, null, caller.Organisation ?? Guid.Empty, "", DateTimeOffset.UnixEpoch, null, false);
}
