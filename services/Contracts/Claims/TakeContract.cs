using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;

namespace TechMarket.Contracts.Claims;

/// <summary>领办: a registrar takes an undecided contract up; of two who do so at once one gets it, and the other is told who.</summary>
internal static class TakeContract
{
    /// <param name="Until">When it ends by itself.</param>
    internal sealed record Response(Guid Id, string TakenBy, DateTimeOffset Until);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/api/contracts/{id:guid}/claim", Handle).For(Roles.Registrar)
        .WithName("TakeContract").WithSummary("Take a contract up, so that nobody else decides on it meanwhile").Produces<Response>()
        .ProducesProblem(404).ProducesProblem(409);

    private static async Task<IResult> Handle(Guid id, Caller caller, ContractsDb db, TimeProvider clock, CancellationToken stop)
    {
        var (now, contract) = (clock.GetUtcNow(), await db.Seen(id, caller, stop));
        contract.MustBeReviewableBy(caller);
        contract.MustBeUndecided();
        var until = now + Claim.Lasts;
        await db.Database.ExecuteSqlAsync($"""
            insert into contracts.claims as held (contract_id, by_id, by, until) values ({id}, {caller.Id}, {caller.Name}, {until})
            on conflict (contract_id) do update set by_id = excluded.by_id, by = excluded.by, until = excluded.until
            where held.by_id = excluded.by_id or held.until <= {now}
            """, stop);
        var claim = await db.Claims.AsNoTracking().SingleAsync(claim => claim.ContractId == id, stop);
        claim.MustLetThrough(caller, now);
        return Results.Ok(new Response(id, claim.By, claim.Until));
    }
}
