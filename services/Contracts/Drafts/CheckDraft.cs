using TechMarket.Contracts.Rules;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts.Drafts;

/// <summary>What the rules find in a draft as it is typed; nothing is saved. Submitting repeats every rule.</summary>
internal static class CheckDraft
{
    /// <param name="RuleSet">The rules of today.</param>
    /// <param name="Findings">In the order of the form; empty when nothing is found.</param>
    internal sealed record Response(string RuleSet, IReadOnlyList<Hindrance> Findings);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/contracts/{id:guid}/findings", Handle).Check<EditDraft.Request>()
        .For(Roles.Enterprise, Roles.Institute)
        .WithName("CheckDraft").WithSummary("What the rules find in a draft, without saving it").Produces<Response>()
        .ProducesProblem(404).ProducesProblem(409);

    private static async Task<IResult> Handle(
        Guid id, EditDraft.Request request, Caller caller, ContractsDb db, TimeProvider clock, CancellationToken stop)
    {
        var contract = await db.Own(id, caller, stop);
        contract.MustBeOpen();
        var terms = await EditDraft.Terms(request, contract, db, stop);
        IEnumerable<Fault> faults = [.. FilingRules.Faults(terms, clock.Today()), .. await RegisterRules.Faults(contract, terms, caller, db, stop)];
        return Results.Ok(new Response(RuleSet.On(clock.Today()).Code, [.. faults.Select(Hindrance.Of)]));
    }
}
