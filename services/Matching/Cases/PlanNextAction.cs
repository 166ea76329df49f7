using FluentValidation;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Matching.Cases;

/// <summary>The broker says what comes next, and when.</summary>
internal static class PlanNextAction
{
    internal sealed record Request(string? What, DateOnly? On);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape(TimeProvider clock)
        {
            RuleFor(r => r.What)
                .NotEmpty().WithMessage(_ => T("请填写下一步", "Say what comes next"))
                .MaximumLength(100).WithMessage(_ => T("下一步不超过 100 字", "At most 100 characters"));
            RuleFor(r => r.On)
                .NotNull().WithMessage(_ => T("请填写日期", "Enter a date"))
                .GreaterThanOrEqualTo(_ => clock.Today()).WithMessage(_ => T("日期不能早于今天", "The date must not be in the past"));
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/api/matching/cases/{id:guid}/next-action", Handle)
        .Check<Request>().For(Roles.Broker)
        .WithName("PlanNextAction").WithSummary("The broker plans the next step of a case.")
        .Produces<CaseView>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);

    private static async Task<CaseView> Handle(
        Guid id, Request request, Caller caller, MatchingDb db, HttpContext http, TimeProvider clock, CancellationToken stop)
    {
        var one = await db.CaseFor(id, caller, stop);
        one.MustBeBroker(caller);
        http.MustHaveSeen(one.Version);
        one.PlanNext(request.What!.Trim(), request.On!.Value, caller.Acting(clock));
        return await db.Commit(one, caller, http, stop);
    }
}
