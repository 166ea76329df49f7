using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;

namespace TechMarket.Contracts.Receipts;

/// <summary>The money of a contract as reported, with what of it was verified; oldest first. Amounts in 元.</summary>
internal static class ListReceipts
{
    internal sealed record Item(
        Guid Id, string Status, decimal Amount, DateOnly ReceivedOn, string Voucher, string? Note, string ReportedBy, DateTimeOffset ReportedAt,
        decimal? VerifiedAmount, string? Reason, string? DecidedBy, DateTimeOffset? DecidedAt);

    /// <param name="Verified">All in all.</param>
    /// <param name="Room">What may still be verified.</param>
    internal sealed record Response(decimal? TechnologyAmount, decimal Verified, decimal Room, IReadOnlyList<Item> Items);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/contracts/{id:guid}/receipts", Handle)
        .For(Roles.Enterprise, Roles.Institute, Roles.Broker, Roles.Registrar, Roles.Supervisor, Roles.Administrator)
        .WithName("ListReceipts").WithSummary("Money reported and verified for a contract").Produces<Response>().ProducesProblem(404);

    private static async Task<IResult> Handle(Guid id, Caller caller, ContractsDb db, CancellationToken stop)
    {
        var contract = await db.Seen(id, caller, stop);
        var items = await db.Receipts.AsNoTracking().Where(receipt => receipt.ContractId == id).OrderBy(receipt => receipt.Id)
            .Select(r => new Item(r.Id, r.Status, r.Amount, r.ReceivedOn, r.Voucher, r.Note, r.ReportedBy, r.ReportedAt, r.VerifiedAmount, r.Reason, r.DecidedBy, r.DecidedAt))
            .ToListAsync(stop);
        return Results.Ok(new Response(contract.Terms.TechnologyAmount, contract.VerifiedIncome, contract.RoomForIncome, items));
    }
}
