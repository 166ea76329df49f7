using FluentValidation;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using TechMarket.Platform.Idempotency;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Contracts.Amendments;

/// <summary>注销登记: the contract was rescinded or annulled, and the seller asks to have its registration ended.</summary>
internal static class AskCancellation
{
    internal sealed record Request(string? Reason);

    internal sealed record Response(Guid Id, string Kind, string Status);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape() => RuleFor(r => r.Reason).NotEmpty().WithMessage(_ => T("请说明注销的原因", "Say why it is to be cancelled"))
            .MaximumLength(2000).WithMessage(_ => T("不超过 2000 字", "At most 2000 characters"));
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/contracts/{id:guid}/cancellation-requests", Handle).Check<Request>()
        .For(Roles.Enterprise, Roles.Institute)
        .WithName("AskCancellation").WithSummary("Ask to have a registration cancelled (If-Match)").CreatesOnce<ContractsDb>().Produces<Response>(201)
        .ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);

    private static async Task<IResult> Handle(
        Guid id, Request request, Caller caller, ContractsDb db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var contract = await db.Own(id, caller, stop);
        http.MustHaveSeen(contract.Version);
        contract.MustBeInForce();
        var asked = await db.Ask(contract, request.Reason!.Trim(), null, caller, clock.GetUtcNow(), stop);
        return Results.Created($"/api/contracts/{id}/requests", new Response(asked.Id, asked.Kind, asked.Status));
    }
}
