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
        Guid id, Caller caller, ContractsDb db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var contract = await db.Seen(id, caller, stop);
        http.Tag(contract.Version);
        return Results.Ok(await ContractDetail.Of(contract, db, clock.Today(), stop));
    }
}
