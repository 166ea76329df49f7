using FluentValidation;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Matching.Cases;

/// <summary>The broker closes the case; an open suggestion can be taken by another broker.</summary>
internal static class CloseCase
{
    internal sealed record Request(string? Reason);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape() => RuleFor(r => r.Reason)
            .NotEmpty().WithMessage(_ => T("请说明结案的原因", "Say why the case is closed"))
            .MaximumLength(500).WithMessage(_ => T("原因不超过 500 字", "The reason must not exceed 500 characters"));
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/matching/cases/{id:guid}/closing", Handle)
        .Check<Request>().For(Roles.Broker)
        .WithName("CloseCase").WithSummary("The broker closes the case; an open suggestion can be taken by another broker.")
        .Produces<CaseView>().ProducesProblem(404).ProducesProblem(409);

    private static async Task<CaseView> Handle(
        Guid id, Request request, Caller caller, MatchingDb db, HttpContext http, TimeProvider clock, CancellationToken stop)
    {
        var one = await db.CaseFor(id, caller, stop);
        one.MustBeBroker(caller);
        one.Close(request.Reason!.Trim(), caller.Acting(clock));
        await db.FreeSuggestion(one, caller, clock, stop);
        return await db.Commit(one, caller, http, stop);
    }
}
