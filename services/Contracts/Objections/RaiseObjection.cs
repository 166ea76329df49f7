using FluentValidation;
using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using TechMarket.Platform.Idempotency;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Contracts.Objections;

/// <summary>A party of the contract objects to its refusal, or to what was registered.</summary>
internal static class RaiseObjection
{
    internal sealed record Request(string? Text);

    internal sealed record Response(Guid Id);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape() => RuleFor(r => r.Text).NotEmpty().WithMessage(_ => T("请说明对哪项决定有异议、理由是什么", "Say what you object to, and why"))
            .MaximumLength(2000).WithMessage(_ => T("不超过 2000 字", "At most 2000 characters"));
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/contracts/{id:guid}/objections", Handle).Check<Request>()
        .For(Roles.Enterprise, Roles.Institute)
        .WithName("RaiseObjection").WithSummary("Object to a decision on a contract").CreatesOnce<ContractsDb>().Produces<Response>(201)
        .ProducesProblem(404).ProducesProblem(409);

    private static async Task<IResult> Handle(Guid id, Request request, Caller caller, ContractsDb db, TimeProvider clock, CancellationToken stop)
    {
        var contract = await db.Seen(id, caller, stop);
        if (await db.Objections.AnyAsync(objection => objection.ContractId == id && objection.Outcome == null, stop))
        {
            throw Waiting();
        }
        var raised = db.Objections.Add(Objection.To(contract, request.Text!.Trim(), caller, clock.GetUtcNow())).Entity;
        db.Changes.Add(ContractChange.Of(contract, "objected", caller, clock.GetUtcNow(), raised.Text));
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException both) when (Twice.Is(both))
        {
            throw Waiting();
        }
        return Results.Created($"/api/contracts/{id}/objections", new Response(raised.Id));
    }

    private static RuleBroken Waiting() => new("objection.waiting", "已有一份异议等待答复。", "An objection is waiting for its answer.");
}
