using FluentValidation;
using Microsoft.EntityFrameworkCore;
using TechMarket.Contracts.Amendments;
using TechMarket.Contracts.Lists;
using TechMarket.Contracts.Rules;
using TechMarket.Events;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Contracts.Objections;

/// <summary>复核: a registrar who did not take the decision lets it stand, has a refused contract reviewed again, or puts a registered amount right.</summary>
internal static class AnswerObjection
{
    /// <param name="Outcome">kept, reopened (of a refused contract) or corrected (of a registered one).</param>
    /// <param name="TechnologyAmount">技术交易额 as verified anew, 元; with corrected only.</param>
    internal sealed record Request(string? Outcome, string? Answer, decimal? TechnologyAmount);

    /// <param name="Status">Of the contract.</param>
    internal sealed record Response(Guid Id, string Outcome, string Status);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape()
        {
            RuleFor(r => r.Outcome).Must(outcome => outcome is Objection.Kept or Objection.Reopened or Objection.Corrected)
                .WithMessage(_ => T("请选择复核结果：kept 维持原决定，reopened 重新审查，corrected 更正技术交易额",
                    "Choose an outcome: kept (the decision stands), reopened (reviewed again) or corrected (another technology amount)"));
            RuleFor(r => r.Answer).NotEmpty().WithMessage(_ => T("请填写答复", "Answer the objection"))
                .MaximumLength(2000).WithMessage(_ => T("不超过 2000 字", "At most 2000 characters"));
            RuleFor(r => r.TechnologyAmount).Must(amount => amount >= 0 && decimal.Round(amount.Value, 2) == amount).When(r => r.Outcome == Objection.Corrected)
                .WithMessage(_ => T("请填写更正后的技术交易额，不小于 0、最多两位小数（元）", "Enter the technology amount as corrected: 0 or more, in 元, with at most 2 decimals"));
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/contracts/{id:guid}/objections/{objection:guid}/answer", Handle).Check<Request>()
        .For(Roles.Registrar)
        .WithName("AnswerObjection").WithSummary("Answer an objection (If-Match)").Produces<Response>()
        .ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);

    private static async Task<IResult> Handle(
        Guid id, Guid objection, Request request, Caller caller, ContractsDb db, ReviewRules review, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var contract = await db.ForReview(id, caller, now, stop);
        http.MustHaveSeen(contract.Version);
        var raised = await db.Objections.SingleOrDefaultAsync(one => one.Id == objection && one.ContractId == id, stop)
            ?? throw new NotHere("没有找到这份异议。", "There is no such objection.");
        await MustNotHaveDecided(contract, caller, db, stop);
        raised.Settle(request.Outcome!, request.Answer!.Trim(), caller, now);
        Carry(raised, contract, request, db, review, caller, now);
        await db.VoidListOf(contract, review, caller, now, stop);
        await db.SaveChangesAsync(stop);
        http.Tag(contract.Version);
        return Results.Ok(new Response(id, raised.Outcome!, contract.Status));
    }

    private static void Carry(Objection raised, Contract contract, Request request, ContractsDb db, ReviewRules review, Caller caller, DateTimeOffset now)
    {
        if (raised.Outcome == Objection.Corrected)
        {
            db.Amend(contract, contract.WithTechnologyAmount(request.TechnologyAmount!.Value), caller, now, raised.Answer!);
            return;
        }
        if (raised.Outcome == Objection.Reopened)
        {
            contract.Reopen(now, review);
            if (contract.CaseId is { } origin)
            {
                db.Say(new ContractReopened(contract.Id, origin, now));
            }
        }
        db.Changes.Add(ContractChange.Of(contract, $"objection-{raised.Outcome}", caller, now, raised.Answer));
    }

    private static async Task MustNotHaveDecided(Contract contract, Caller caller, ContractsDb db, CancellationToken stop)
    {
        string[] decisions = ["refused", "registered", "amended"];
        var last = await db.Changes.Where(change => change.ContractId == contract.Id && decisions.Contains(change.What))
            .OrderByDescending(change => change.Link).Select(change => change.WhoId).FirstOrDefaultAsync(stop);
        if (last == caller.Id)
        {
            throw new RuleBroken("objection.own-decision", "这项决定由您作出，异议须由其他登记员复核答复。", "The decision was yours; another registrar must answer the objection.");
        }
    }
}
