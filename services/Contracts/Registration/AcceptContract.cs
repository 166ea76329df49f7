using TechMarket.Contracts.Rules;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts.Registration;

/// <summary>受理: the registrar finds the material complete; the time limit for the decision runs from here.</summary>
internal static class AcceptContract
{
    /// <param name="DecideBy">Last day for the decision.</param>
    internal sealed record Response(Guid Id, string Status, DateOnly? DecideBy);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/contracts/{id:guid}/acceptance", Handle).For(Roles.Registrar)
        .WithName("AcceptContract").WithSummary("Accept a submitted contract (If-Match)").Produces<Response>()
        .ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);

    private static async Task<IResult> Handle(
        Guid id, Caller caller, ContractsDb db, ReviewRules review, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var contract = await db.ForReview(id, caller, clock.GetUtcNow(), stop, staysTaken: true);
        http.MustHaveSeen(contract.Version);
        contract.Accept(clock.GetUtcNow(), review);
        db.Changes.Add(ContractChange.Of(contract, "accepted", caller, clock.GetUtcNow()));
        await db.SaveChangesAsync(stop);
        return Results.Ok(new Response(contract.Id, contract.Status, contract.DecideBy));
    }
}
