using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using TechMarket.Platform.Idempotency;
using TechMarket.Search.Scoring;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Search.Ranking;

/// <summary>Learns a ranker from outcomes (<c>GET /api/matching/outcomes</c>); it scores from now on if it was better on needs it had not seen.</summary>
internal static class LearnRanker
{
    /// <summary>With fewer the interval of the difference says nothing.</summary>
    public const int FewestNeeds = 30, FewestClusters = 10;

    private const int MostOutcomes = 50_000;

    internal sealed record Request(IReadOnlyList<Outcome>? Outcomes);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape()
        {
            RuleFor(r => r.Outcomes).NotEmpty().WithMessage(_ => T("请给出推荐的结果", "Give the outcomes of suggestions"))
                .Must(all => all is not { Count: > MostOutcomes }).WithMessage(_ => T($"一次最多 {MostOutcomes} 条", $"At most {MostOutcomes} at once"));
            RuleForEach(r => r.Outcomes).Must(one => one is { Title: not null, Points: not null } && Outcome.Gains.ContainsKey(one.What ?? "") && one.Chance is > 0 and <= 1)
                .WithMessage(_ => T($"每条要有名称、各部分得分、被推荐的概率（大于 0，不超过 1）和结果（{string.Join("、", Outcome.Gains.Keys)}）",
                    $"Each has a title, points, a chance above 0 and at most 1, and what became of it ({string.Join(", ", Outcome.Gains.Keys)})"));
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/search/rankers", Handle).Check<Request>().For(Roles.Service, Roles.Administrator)
        .WithName("LearnRanker").WithSummary("Learns a ranker from outcomes and switches it on if it is better on held-out needs.")
        .CreatesOnce<SearchDb>().Produces<RankerView>(201).ProducesProblem(409);

    private static async Task<Created<RankerView>> Handle(Request request, SearchDb db, RankerKeeper keeper, TimeProvider clock, CancellationToken stop)
    {
        var known = await db.Rankers.AsNoTracking().ToListAsync(stop);
        var needs = NeedExamples.Of(request.Outcomes!, known.Select(one => one.Weights).Append(MatchWeights.Usual).ToDictionary(one => one.Version));
        MustBeEnough(needs);
        var tried = HeldOut.Of(needs);
        var ranker = new Ranker
        {
            Most = LearnedWeights.Rounded(LearnedWeights.From(needs)), Outcomes = request.Outcomes!.Count, Needs = tried.Needs, Clusters = tried.Clusters,
            UsualQuality = tried.Usual, LearnedQuality = tried.Learned, Low = tried.Low, High = tried.High, LearnedAt = clock.GetUtcNow(),
        };
        await using var commit = await db.Begin(stop);
        db.Add(ranker);
        await db.SaveChangesAsync(stop);
        if (ranker.IsBetter)
        {
            await db.Switch(ranker, clock.GetUtcNow(), stop);
        }
        await commit.CommitAsync(stop);
        if (ranker.Active)
        {
            keeper.Use(ranker.Weights);
        }
        return TypedResults.Created($"/api/search/rankers/{ranker.Version}", RankerView.Of(ranker));
    }

    private static void MustBeEnough(IReadOnlyList<NeedExamples> needs)
    {
        var clusters = needs.Select(need => need.Cluster).Distinct().Count();
        if (needs.Count < FewestNeeds || clusters < FewestClusters)
        {
            throw new RuleBroken("ranker.too-few",
                $"有好坏两种结果的需求只有 {needs.Count} 条、{clusters} 组，至少要 {FewestNeeds} 条、{FewestClusters} 组（同一单位或名称相近的算一组）才能训练；请等市场积累更多结果。",
                $"Only {needs.Count} needs in {clusters} groups have suggestions that ended differently; learning takes {FewestNeeds} in {FewestClusters} (needs of one organisation or of nearly one title are one group). Wait until more has come of the market.");
        }
    }
}
