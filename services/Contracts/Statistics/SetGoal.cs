using FluentValidation;
using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Contracts.Statistics;

/// <summary>A supervisor sets a year's goal: as growth over last year, or as an amount.</summary>
internal static class SetGoal
{
    /// <param name="Growth">0.30 for 30 %.</param>
    /// <param name="Target">元.</param>
    internal sealed record Request(decimal? Growth, decimal? Target);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape()
        {
            RuleFor(r => r.Growth).Must((r, growth) => growth is not null || r.Target is not null)
                .WithMessage(_ => T("请填写增长率或目标金额其中一项", "Give either a growth or a target"));
            RuleFor(r => r.Growth).Must((r, growth) => growth is null || r.Target is null)
                .WithMessage(_ => T("只能填写增长率或目标金额其中一项", "Give a growth or a target, not both"));
            RuleFor(r => r.Growth).InclusiveBetween(-0.99m, 99m).WithMessage(_ => T("增长率应在 -99% 到 9900% 之间", "The growth must lie between -99 % and 9900 %"));
            RuleFor(r => r.Target).Must(t => t is null || (t > 0 && t < 10_000_000_000_000m)).WithMessage(_ => T("目标金额须大于 0（元）", "The target must be above 0 (元)"));
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/api/contracts/goals/{year:int}", Handle).Check<Request>()
        .For(Roles.Supervisor)
        .WithName("SetGoal").WithSummary("Set a year's goal (If-Match)").Produces<ReadGoal.Response>()
        .ProducesProblem(412).ProducesProblem(428);

    private static async Task<IResult> Handle(
        int year, string? scope, Request request, Caller caller, ContractsDb db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        ReadGoal.MustBeAYear(year);
        var place = ReadGoal.ScopeOf(scope);
        var goal = await db.Goals.FindAsync([year, place], stop);
        http.MustHaveSeen(ReadGoal.VersionOf(goal));
        goal ??= db.Goals.Add(new Goal { Year = year, Scope = place }).Entity;
        (goal.Growth, goal.Target, goal.SetBy, goal.SetAt) = (request.Growth, request.Target, caller.Name, clock.GetUtcNow());
        await Save(db, stop);
        http.Tag(goal.Version);
        return Results.Ok(ReadGoal.Of(year, place, goal));
    }

    /// <summary>Of two who set the first one in the same moment, the later one did not see the other's.</summary>
    internal static async Task Save(ContractsDb db, CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException both) when (Twice.Is(both))
        {
            throw new DbUpdateConcurrencyException("It was set in the same moment.", both);
        }
    }
}
