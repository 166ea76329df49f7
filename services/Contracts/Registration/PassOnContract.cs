using FluentValidation;
using TechMarket.Contracts.Rules;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Contracts.Registration;

/// <summary>初审通过，转复审: the first registrar states an opinion, experts' views among it, and leaves the decision to another one.</summary>
internal static class PassOnContract
{
    /// <param name="Opinion">初审意见: what was checked and found, with what experts said where they were asked.</param>
    internal sealed record Request(string? Opinion);

    /// <param name="DecideBy">Last day for the decision.</param>
    internal sealed record Response(Guid Id, string Status, DateOnly? DecideBy);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape() => RuleFor(r => r.Opinion).NotEmpty().WithMessage(_ => T("请填写初审意见", "State your opinion for the second review"))
            .MaximumLength(2000).WithMessage(_ => T("不超过 2000 字", "At most 2000 characters"));
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/contracts/{id:guid}/second-review", Handle).Check<Request>()
        .For(Roles.Registrar)
        .WithName("PassOnContract").WithSummary("Pass an accepted contract on to its second review (If-Match)").Produces<Response>()
        .ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);

    private static async Task<IResult> Handle(
        Guid id, Request request, Caller caller, ContractsDb db, ReviewRules review, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var contract = await db.ForReview(id, caller, clock.GetUtcNow(), stop);
        http.MustHaveSeen(contract.Version);
        contract.PassOn(caller, review);
        db.Changes.Add(ContractChange.Of(contract, "passed-on", caller, clock.GetUtcNow(), request.Opinion!.Trim()));
        await db.SaveChangesAsync(stop);
        return Results.Ok(new Response(contract.Id, contract.Status, contract.DecideBy));
    }
}
