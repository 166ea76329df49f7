using TechMarket.Events;
using TechMarket.Platform.Auth;

namespace TechMarket.Contracts.Drafts;

/// <summary>The seller throws a draft away that was never submitted; a case it came from is free to end.</summary>
internal static class DeleteDraft
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapDelete("/api/contracts/{id:guid}", Handle)
        .For(Roles.Enterprise, Roles.Institute)
        .WithName("DeleteDraft").WithSummary("Delete a draft").Produces(204).ProducesProblem(404).ProducesProblem(409);

    private static async Task<IResult> Handle(Guid id, Caller caller, ContractsDb db, TimeProvider clock, CancellationToken stop)
    {
        var contract = await db.Own(id, caller, stop);
        contract.MustBeDisposable();
        db.Contracts.Remove(contract);
        db.Changes.Add(ContractChange.Of(contract, "deleted", caller, clock.GetUtcNow(), contract.Terms.Title));
        if (contract.CaseId is { } origin)
        {
            db.Say(new ContractDropped(id, origin, "deleted", clock.GetUtcNow()));
        }
        await db.SaveChangesAsync(stop);
        return Results.NoContent();
    }
}
