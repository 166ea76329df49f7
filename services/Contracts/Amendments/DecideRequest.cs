using FluentValidation;
using Microsoft.EntityFrameworkCore;
using TechMarket.Contracts.Lists;
using TechMarket.Contracts.Rules;
using TechMarket.Events;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Contracts.Amendments;

/// <summary>A registrar grants a request, with what follows from it in the same commit, or declines it with the reason.</summary>
internal static class DecideRequest
{
    internal sealed record Request(bool? Granted, string? Note);

    /// <param name="Status">Of the contract.</param>
    internal sealed record Response(Guid Id, string Status, int Edition);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape()
        {
            RuleFor(r => r.Granted).NotNull().WithMessage(_ => T("请选择准予或不准予", "Say whether it is granted"));
            RuleFor(r => r.Note).NotEmpty().When(r => r.Granted == false).WithMessage(_ => T("不准予时请说明理由", "Say why it is declined"));
            RuleFor(r => r.Note).MaximumLength(2000).WithMessage(_ => T("不超过 2000 字", "At most 2000 characters"));
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/contracts/{id:guid}/requests/{request:guid}/decision", Handle).Check<Request>()
        .For(Roles.Registrar)
        .WithName("DecideRequest").WithSummary("Grant or decline an amendment or a cancellation (If-Match)").Produces<Response>()
        .ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);

    private static async Task<IResult> Handle(
        Guid id, Guid request, Request body, Caller caller, ContractsDb db, ReviewRules review, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var contract = await db.ForReview(id, caller, now, stop);
        http.MustHaveSeen(contract.Version);
        var asked = await db.Requests.SingleOrDefaultAsync(one => one.Id == request && one.ContractId == id, stop)
            ?? throw new NotHere("没有找到这份申请。", "There is no such request.");
        asked.Decide(body.Granted!.Value, string.IsNullOrWhiteSpace(body.Note) ? null : body.Note.Trim(), caller, now);
        if (asked is { Status: ChangeRequest.Granted, Terms: { } terms })
        {
            await MustBeAnotherIfLarge(contract, terms, caller, db, review, stop);
            db.Amend(contract, terms, caller, now, asked.Note ?? asked.Reason);
        }
        else if (asked.Status == ChangeRequest.Granted)
        {
            contract.Cancel(asked.Reason, now);
            db.Changes.Add(ContractChange.Of(contract, "cancelled", caller, now, asked.Reason));
            db.Say(new RegistrationEnded(id, "cancelled", now));
        }
        else
        {
            db.Changes.Add(ContractChange.Of(contract, $"{asked.Kind}-declined", caller, now, asked.Note));
        }
        await db.VoidListOf(contract, review, caller, now, stop);
        await db.SaveChangesAsync(stop);
        http.Tag(contract.Version);
        return Results.Ok(new Response(contract.Id, contract.Status, contract.Edition));
    }

    /// <summary>What needed a second registrar at the registration is not got round by an amendment.</summary>
    private static async Task MustBeAnotherIfLarge(Contract contract, Terms terms, Caller caller, ContractsDb db, ReviewRules review, CancellationToken stop)
    {
        if (review.IsLarge(Rules.RuleSet.Named(contract.RuleSet), terms)
            && await db.Changes.AnyAsync(change => change.ContractId == contract.Id && change.What == "registered" && change.WhoId == caller.Id, stop))
        {
            throw new RuleBroken("contract.amendment-by-its-registrar", "变更后为大额合同，而登记由您办理：请由另一名登记员办理变更。",
                "The amendment makes it a large contract that you registered yourself; another registrar must decide.");
        }
    }
}
