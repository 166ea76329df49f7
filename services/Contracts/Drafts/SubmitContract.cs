using TechMarket.Contracts.Organisations;
using TechMarket.Contracts.Rules;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts.Drafts;

/// <summary>The seller hands the contract to the registrar; the seller registers, once, at its own place.</summary>
internal static class SubmitContract
{
    internal sealed record Response(Guid Id, string Status);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/contracts/{id:guid}/submission", Handle)
        .For(Roles.Enterprise, Roles.Institute)
        .WithName("SubmitContract").WithSummary("Submit a contract for registration (If-Match)").Produces<Response>()
        .ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);

    private static async Task<IResult> Handle(
        Guid id, Caller caller, ContractsDb db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var contract = await db.Own(id, caller, stop);
        http.MustHaveSeen(contract.Version);
        contract.MustBeOpen();
        await db.MustBeVerified(caller, stop);
        contract.Submit(await RegisterRules.Faults(contract, contract.Terms, caller, db, stop), clock.GetUtcNow(), clock.Today());
        db.Changes.Add(ContractChange.Of(contract, "submitted", caller, clock.GetUtcNow()));
        await db.SaveChangesAsync(stop);
        http.Tag(contract.Version);
        return Results.Ok(new Response(contract.Id, contract.Status));
    }
}
