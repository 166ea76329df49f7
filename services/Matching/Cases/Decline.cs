using FluentValidation;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Matching.Cases;

/// <summary>Either party declines.</summary>
internal static class Decline
{
    internal sealed record Request(string? Reason);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape() => RuleFor(r => r.Reason)
            .NotEmpty().WithMessage(_ => T("请说明谢绝的原因", "Say why you decline"))
            .MaximumLength(500).WithMessage(_ => T("原因不超过 500 字", "The reason must not exceed 500 characters"));
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/matching/cases/{id:guid}/decline", Handle)
        .Check<Request>().For(Roles.Enterprise, Roles.Institute)
        .WithName("Decline").WithSummary("Either party declines.")
        .Produces<CaseView>().ProducesProblem(404).ProducesProblem(409);

    private static async Task<CaseView> Handle(
        Guid id, Request request, Caller caller, MatchingDb db, HttpContext http, TimeProvider clock, CancellationToken stop)
    {
        var one = await db.CaseFor(id, caller, stop);
        one.Decline(one.SideOf(caller), request.Reason!.Trim(), caller.Acting(clock));
        await db.FreeSuggestion(one, caller, clock, stop);
        return await db.Commit(one, caller, http, stop);
    }
}
