using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;

namespace TechMarket.Contracts.Claims;

/// <summary>交回: whoever took a contract up leaves it to others. A supervisor may do so for someone who is away.</summary>
internal static class GiveBackContract
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapDelete("/api/contracts/{id:guid}/claim", Handle).For(Roles.Registrar, Roles.Supervisor)
        .WithName("GiveBackContract").WithSummary("Give a contract back that was taken up").Produces(204).ProducesProblem(404).ProducesProblem(409);

    private static async Task<IResult> Handle(Guid id, Caller caller, ContractsDb db, TimeProvider clock, CancellationToken stop)
    {
        await db.Seen(id, caller, stop);
        if (await db.Claims.AsNoTracking().SingleOrDefaultAsync(claim => claim.ContractId == id, stop) is { } claim)
        {
            if (!caller.Is(Roles.Supervisor))
            {
                claim.MustLetThrough(caller, clock.GetUtcNow());
            }
            await db.Claims.Where(held => held.ContractId == id && held.ById == claim.ById).ExecuteDeleteAsync(stop);
        }
        return Results.NoContent();
    }
}
