using FluentValidation;
using Microsoft.EntityFrameworkCore;
using TechMarket.Contracts.Registration;
using TechMarket.Contracts.Rules;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using TechMarket.Platform.Idempotency;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Contracts.Lists;

/// <summary>A registrar puts registered contracts of one seller into a numbered list; number, list and contracts are one commit.</summary>
internal static class MakeList
{
    private const int Most = 200;

    /// <param name="Contracts">Their ids; the list has them by number.</param>
    internal sealed record Request(IReadOnlyList<Guid>? Contracts);

    internal sealed record Response(Guid Id, string Number);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape() => RuleFor(r => r.Contracts).Must(ids => ids is { Count: > 0 and <= Most })
            .WithMessage(_ => T($"请选择 1 至 {Most} 份合同", $"Choose between 1 and {Most} contracts"));
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/contracts/lists", Handle).Check<Request>()
        .For(Roles.Registrar)
        .WithName("MakeList").WithSummary("Put registered contracts of one seller into a list").CreatesOnce<ContractsDb>().Produces<Response>(201)
        .ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    private static async Task<IResult> Handle(
        Request request, Caller caller, ContractsDb db, Numbering numbering, ReviewRules review, TimeProvider clock, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var commit = await db.Begin(stop);
        var contracts = await Chosen([.. request.Contracts!.Distinct()], db, stop);
        var large = ListRules.MustFit(contracts, numbering, review, caller, now.BusinessDate());
        var list = db.Lists.Add(RegistrationList.Of(await numbering.NextList(db, now.BusinessDate().Year, stop), contracts[0], large, caller, now)).Entity;
        foreach (var (contract, index) in contracts.Select((contract, index) => (contract, index)))
        {
            contract.PutInto(list.Id);
            db.ListedContracts.Add(new ListedContract { ListId = list.Id, Place = index + 1, ContractId = contract.Id });
            db.Changes.Add(ContractChange.Of(contract, "listed", caller, now, list.Number));
        }
        await db.SaveChangesAsync(stop);
        await commit.CommitAsync(stop);
        return Results.Created($"/api/contracts/lists/{list.Id}", new Response(list.Id, list.Number));
    }

    private static async Task<List<Contract>> Chosen(List<Guid> ids, ContractsDb db, CancellationToken stop)
    {
        var found = await db.Contracts.Where(contract => ids.Contains(contract.Id) && (contract.SubmittedAt != null || contract.RegisteredAt != null))
            .OrderBy(contract => contract.Number).ThenBy(contract => contract.Id).ToListAsync(stop);
        return found.Count == ids.Count ? found : throw new NotHere("所选合同中有的已不存在，请重新选择。", "Some of the contracts are not there; choose again.");
    }
}
