using FluentValidation;
using TechMarket.Events;
using TechMarket.Events.Codes;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using TechMarket.Platform.Idempotency;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Matching.Cases;

/// <summary>
/// A member of either side agrees to go on; when both have, the seller gets a contract draft. What one side says of amount and
/// type is on the table for the other, who agrees to it by leaving it out; from the first word on If-Match is needed, so that nobody agrees to terms not seen.
/// </summary>
internal static class Agree
{
    internal sealed record Request(decimal? Amount, string? Type, string? Note);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape()
        {
            RuleFor(r => r.Amount).InclusiveBetween(0.01m, 100_000_000_000m)
                .WithMessage(_ => T("金额应大于 0 且不超过 1000 亿元", "The amount must be above 0 and at most 100 billion yuan"));
            RuleFor(r => r.Type).Must(type => type is null || ContractTypes.All.Has(type)).WithMessage(_ =>
                T($"合同类型应为：{ContractTypes.All.Known}", $"The contract type must be one of: {ContractTypes.All.Known}"));
            RuleFor(r => r.Note).MaximumLength(1000).WithMessage(_ => T("说明不超过 1000 字", "The note must not exceed 1000 characters"));
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/matching/cases/{id:guid}/agreement", Handle)
        .Check<Request>().For(Roles.Enterprise, Roles.Institute)
        .WithName("AgreeToCase").WithSummary("A party agrees; once both have, the seller's contract draft is opened.")
        .CreatesOnce<MatchingDb>().Produces<CaseView>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);

    private static async Task<CaseView> Handle(
        Guid id, Request request, Caller caller, MatchingDb db, HttpContext http, TimeProvider clock, CancellationToken stop)
    {
        var one = await db.CaseFor(id, caller, stop);
        var side = one.SideOf(caller);
        if (one.HasTerms)
        {
            http.MustHaveSeen(one.Version);
        }
        var by = caller.Acting(clock);
        if (one.Agree(side, new Terms(request.Amount, request.Type, request.Note), by))
        {
            db.Say(Agreed(one, by));
        }
        return await db.Commit(one, caller, http, stop);
    }

    private static MatchAgreed Agreed(Case c, Actor by) => new(
        c.Id, c.NeedId, c.Need.Title, c.ResultId, c.Result.Title, c.BuyerId, c.SellerId, c.BrokerId, c.BrokerName, c.Amount, c.Type,
        c.Result.Field ?? c.Need.Field, c.Need.Industry ?? c.Result.Industry, by.Now);
}
