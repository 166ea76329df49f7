using FluentValidation;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Matching.Cases;

/// <summary>The broker introduces both sides; from now on they see the case and each other's contact.</summary>
internal static class Introduce
{
    internal sealed record Request(string? Message);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape() => RuleFor(r => r.Message)
            .NotEmpty().WithMessage(_ => T("请写给双方的引荐说明", "Write a message to both sides"))
            .MaximumLength(2000).WithMessage(_ => T("引荐说明不超过 2000 字", "The message must not exceed 2000 characters"));
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/matching/cases/{id:guid}/introduction", Handle)
        .Check<Request>().For(Roles.Broker)
        .WithName("Introduce").WithSummary("The broker introduces both sides.")
        .Produces<CaseView>().ProducesProblem(404).ProducesProblem(409);

    private static async Task<CaseView> Handle(
        Guid id, Request request, Caller caller, MatchingDb db, HttpContext http, TimeProvider clock, CancellationToken stop)
    {
        var one = await db.CaseFor(id, caller, stop);
        one.MustBeBroker(caller);
        one.Introduce(request.Message!.Trim(), caller.Acting(clock));
        return await db.Commit(one, caller, http, stop);
    }
}
