using Microsoft.EntityFrameworkCore;
using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.Contracts.Amendments;

/// <summary>What sellers ask for after the registration and waits for a registrar, oldest first.</summary>
internal static class WaitingRequests
{
    internal sealed record Item(Guid Id, Guid ContractId, string Kind, string? Number, string Title, string SellerName, string Reason, DateTimeOffset AskedAt);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/contracts/requests", Handle)
        .For(Roles.Registrar, Roles.Supervisor, Roles.Administrator)
        .WithName("WaitingRequests").WithSummary("Amendments and cancellations waiting for a decision").Produces<Page<Item>>();

    private static async Task<IResult> Handle(string? after, int? limit, ContractsDb db, HttpContext http, CancellationToken stop)
    {
        var size = Paging.Limit(limit);
        var waiting = db.Requests.AsNoTracking().Where(request => request.Status == ChangeRequest.Waiting);
        waiting = Cursors.Id(after) is { } last ? waiting.Where(request => request.Id.CompareTo(last) > 0) : waiting;
        var read = await waiting.OrderBy(request => request.Id).Take(size + 1)
            .Join(db.Contracts, request => request.ContractId, contract => contract.Id, (r, c) => new { r, c })
            .OrderBy(both => both.r.Id)
            .Select(both => new Item(both.r.Id, both.c.Id, both.r.Kind, both.c.Number, both.c.Terms.Title, both.c.Terms.Seller.Name, both.r.Reason, both.r.AskedAt))
            .ToListAsync(stop);
        return Results.Ok(read.ToPage(size, item => item.Id.ToString(), http));
    }
}
