using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using TechMarket.Events;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using TechMarket.Search.Scoring;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Search.Ranking;

/// <summary>Another ranker scores from now on, or, with version 0, the usual weights do again.</summary>
internal static class SwitchRanker
{
    internal sealed record Request(int? Version);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape() => RuleFor(r => r.Version).NotNull().WithMessage(_ => T("请给出版本号，0 表示默认权重", "Give a version; 0 means the usual weights"));
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/api/search/rankers/active", Handle).Check<Request>().For(Roles.Service, Roles.Administrator)
        .WithName("SwitchRanker").WithSummary("Switches to a ranker that was better on held-out needs; version 0 goes back to the usual weights.")
        .Produces(204).ProducesProblem(404).ProducesProblem(409);

    private static async Task<NoContent> Handle(Request request, SearchDb db, RankerKeeper keeper, TimeProvider clock, CancellationToken stop)
    {
        var ranker = await db.Rankers.SingleOrDefaultAsync(r => r.Version == request.Version, stop);
        if (ranker is null && request.Version != 0)
        {
            throw new NotHere($"没有第 {request.Version} 版排序模型。", $"There is no ranker {request.Version}.");
        }
        if (ranker is { IsBetter: false })
        {
            throw new RuleBroken("ranker.not-better", $"第 {ranker.Version} 版没有证明比默认权重好，不能启用。", $"Ranker {ranker.Version} was not shown to be better than the usual weights; it cannot be switched on.");
        }
        await using var commit = await db.Begin(stop);
        await db.Switch(ranker, clock.GetUtcNow(), stop);
        await commit.CommitAsync(stop);
        keeper.Use(ranker?.Weights ?? MatchWeights.Usual);
        return TypedResults.NoContent();
    }

    /// <summary>Two at once wait for each other; the later one holds.</summary>
    public static async Task Switch(this SearchDb db, Ranker? to, DateTimeOffset now, CancellationToken stop)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('rankers', 0))", stop);
        await db.Rankers.Where(r => r.Active).ExecuteUpdateAsync(set => set.SetProperty(r => r.Active, false), stop);
        if (to is not null)
        {
            await db.Rankers.Where(r => r.Version == to.Version).ExecuteUpdateAsync(set => set.SetProperty(r => r.Active, true), stop);
            to.Active = true;
        }
        db.Say(new RankerSwitched(to?.Version ?? 0, now));
        await db.SaveChangesAsync(stop);
    }
}
