using FluentValidation;
using TechMarket.Events;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using TechMarket.Platform.Idempotency;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Contracts.Registration;

/// <summary>
/// 登记: the contract gets its 16-digit number; the number, the record and the event are one commit. It ends the first review, or the second one of a large
/// or disputed contract, which another registrar does.
/// </summary>
internal static class RegisterContract
{
    /// <param name="TechnologyAmount">技术交易额 as verified by the registrar, 元; left out, the filed amount stands.</param>
    internal sealed record Request(decimal? TechnologyAmount);

    internal sealed record Response(Guid Id, string Status, string Number);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape() => RuleFor(r => r.TechnologyAmount)
            .Must(amount => amount is null || (amount >= 0 && decimal.Round(amount.Value, 2) == amount))
            .WithMessage(_ => T("金额应为不小于 0、最多两位小数的数（元）", "The amount must be 0 or more, in 元, with at most 2 decimals"));
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/contracts/{id:guid}/registration", Handle).Check<Request>()
        .For(Roles.Registrar)
        .WithName("RegisterContract").WithSummary("Register a contract after its review (If-Match)").CreatesOnce<ContractsDb>().Produces<Response>()
        .ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);

    private static async Task<IResult> Handle(
        Guid id, Request request, Caller caller, ContractsDb db, Numbering numbering, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        await using var commit = await db.Begin(stop);
        var contract = await db.ForReview(id, caller, clock.GetUtcNow(), stop);
        http.MustHaveSeen(contract.Version);
        contract.MustBeReadyForNumber();
        var filed = contract.Terms;
        var number = await numbering.Next(db, numbering.Office, clock.Today().Year, stop);
        contract.Register(number, numbering.Office, request.TechnologyAmount, clock.GetUtcNow());
        db.Changes.Add(ContractChange.Of(contract, "registered", caller, clock.GetUtcNow(), number, filed.DifferenceTo(contract.Terms)));
        db.Say(Said(contract));
        await db.SaveChangesAsync(stop);
        await commit.CommitAsync(stop);
        return Results.Ok(new Response(contract.Id, contract.Status, number));
    }

    private static ContractRegistered Said(Contract c) => new(
        c.Id, c.Number!, c.Terms.Title, c.Terms.Type!, c.Terms.TotalAmount ?? 0, c.Terms.TechnologyAmount ?? 0,
        c.Terms.Seller.OrganisationId, c.Terms.Buyer.OrganisationId, c.CaseId, c.NeedId, c.ResultId, c.RegisteredOn!.Value, c.RegisteredAt!.Value);
}
