using FluentValidation;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using TechMarket.Platform.Idempotency;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Contracts.Drafts;

/// <summary>A seller starts a contract that did not come from a broker's case.</summary>
internal static class StartDraft
{
    /// <param name="Title">合同名称.</param>
    internal sealed record Request(string? Title);

    internal sealed record Response(Guid Id, string Status);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape() => RuleFor(r => r.Title).NotEmpty().WithMessage(_ => T("请填写合同名称", "Enter the contract's title"))
            .MaximumLength(200).WithMessage(_ => T("合同名称不超过 200 字", "At most 200 characters"));
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/contracts/drafts", Handle).Check<Request>()
        .For(Roles.Enterprise, Roles.Institute)
        .WithName("StartDraft").WithSummary("Start a contract as its seller")
        .CreatesOnce<ContractsDb>().Produces<Response>(201).ProducesProblem(409);

    private static async Task<IResult> Handle(
        Request request, Caller caller, ContractsDb db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var seller = caller.Organisation is { } own ? await db.Organisations.FindAsync([own], stop) : null;
        if (seller is null)
        {
            throw new RuleBroken("organisation.missing", "您还没有加入已登记的单位，不能起草合同。", "You do not belong to a registered organisation yet.");
        }
        var contract = Contract.Open(new Terms { Title = Radicals.Folded(request.Title!.Trim()), Seller = seller.AsParty() }, clock.GetUtcNow(), demo: seller.Demo);
        db.Contracts.Add(contract);
        db.Changes.Add(ContractChange.Of(contract, "opened", caller, clock.GetUtcNow()));
        await db.SaveChangesAsync(stop);
        http.Tag(contract.Version);
        return Results.Created($"/api/contracts/{contract.Id}", new Response(contract.Id, contract.Status));
    }
}
