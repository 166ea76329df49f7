using Microsoft.EntityFrameworkCore;
using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.Contracts.Receipts;

/// <summary>Receipts of registered contracts that wait for a registrar, oldest first.</summary>
internal static class WaitingReceipts
{
    /// <param name="Amount">元.</param>
    internal sealed record Item(Guid Id, Guid ContractId, string? Number, string Title, string SellerName, decimal Amount, DateOnly ReceivedOn, DateTimeOffset ReportedAt);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/contracts/receipts", Handle)
        .For(Roles.Registrar, Roles.Supervisor, Roles.Administrator)
        .WithName("WaitingReceipts").WithSummary("Receipts waiting to be verified").Produces<Page<Item>>().ProducesProblem(400);

    private static async Task<IResult> Handle(string? after, int? limit, ContractsDb db, HttpContext http, CancellationToken stop)
    {
        var size = Paging.Limit(limit);
        var waiting = db.Receipts.AsNoTracking().Where(receipt => receipt.Status == Receipt.Waiting);
        waiting = Cursors.Id(after) is { } last ? waiting.Where(receipt => receipt.Id.CompareTo(last) > 0) : waiting;
        var read = await waiting.Join(db.Contracts, receipt => receipt.ContractId, contract => contract.Id, (r, c) => new { r, c })
            .Where(both => both.c.Status == Contract.Registered).OrderBy(both => both.r.Id).Take(size + 1)
            .Select(both => new Item(both.r.Id, both.c.Id, both.c.Number, both.c.Terms.Title, both.c.Terms.Seller.Name, both.r.Amount, both.r.ReceivedOn, both.r.ReportedAt))
            .ToListAsync(stop);
        return Results.Ok(read.ToPage(size, item => item.Id.ToString(), http));
    }
}
