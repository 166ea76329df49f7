using FluentValidation;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Contracts.Registration;

/// <summary>退回补正: the registrar sends the contract back and says what to correct.</summary>
internal static class ReturnContract
{
    internal sealed record Request(string? Reason);

    internal sealed record Response(Guid Id, string Status);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape() => RuleFor(r => r.Reason).NotEmpty().WithMessage(_ => T("请说明退回原因", "Say what must be corrected"))
            .MaximumLength(2000).WithMessage(_ => T("不超过 2000 字", "At most 2000 characters"));
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/contracts/{id:guid}/return", Handle).Check<Request>()
        .For(Roles.Registrar)
        .WithName("ReturnContract").WithSummary("Return a contract for correction (If-Match)").Produces<Response>()
        .ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);

    private static async Task<IResult> Handle(
        Guid id, Request request, Caller caller, ContractsDb db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var contract = await db.ForReview(id, caller, clock.GetUtcNow(), stop);
        http.MustHaveSeen(contract.Version);
        contract.Return(request.Reason!.Trim());
        db.Changes.Add(ContractChange.Of(contract, "returned", caller, clock.GetUtcNow(), contract.ReturnReason));
        await db.SaveChangesAsync(stop);
        return Results.Ok(new Response(contract.Id, contract.Status));
    }
}
