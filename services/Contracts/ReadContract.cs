using Microsoft.EntityFrameworkCore;
using TechMarket.Contracts.Rules;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts;

/// <summary>One contract with its history and what still hinders its submission. The seller sees it always, the buyer and officials once submitted.</summary>
internal static class ReadContract
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/contracts/{id:guid}", Handle)
        .For(Roles.Enterprise, Roles.Institute, Roles.Broker, Roles.Registrar, Roles.Supervisor, Roles.Administrator, Roles.Service)
        .WithName("ReadContract").WithSummary("A contract with its history").Produces<ContractDetail>().ProducesProblem(404);

    private static async Task<IResult> Handle(
        Guid id, Caller caller, ContractsDb db, ReviewRules review, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var contract = await db.Seen(id, caller, stop);
        http.Tag(contract.Version);
        var detail = await ContractDetail.Of(contract, caller, db, review, clock.Today(), stop);
        return Results.Ok(caller.IsOfficial || caller.IsOperator
            ? detail with { TakenBy = await TakenBy(db, id, clock.GetUtcNow(), stop) }
            : detail with { History = [.. detail.History.Select(AsPartiesSeeIt)] });
    }

    /// <summary>What one registrar writes to the other is not for the parties.</summary>
    private static HistoryEntry AsPartiesSeeIt(HistoryEntry entry) => entry.What == "passed-on" ? entry with { Note = null } : entry;

    /// <summary>The registrar who works on it just now, if any; no party needs to know.</summary>
    private static Task<string?> TakenBy(ContractsDb db, Guid id, DateTimeOffset now, CancellationToken stop) =>
        db.Claims.Where(claim => claim.ContractId == id && claim.Until > now).Select(claim => (string?)claim.By).SingleOrDefaultAsync(stop);
}
