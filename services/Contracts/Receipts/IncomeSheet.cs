using Microsoft.EntityFrameworkCore;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts.Receipts;

/// <summary>技术性收入核定表 of one contract: its amounts, each verified receipt in the order of verification with the sum so far, and what is left. 元.</summary>
internal static class IncomeSheet
{
    /// <param name="Running">The sum of this and all lines before.</param>
    internal sealed record Line(int Place, DateOnly ReceivedOn, string Voucher, decimal Amount, decimal Verified, decimal Running, string? DecidedBy, DateOnly DecidedOn);

    /// <param name="Status">registered; cancelled or revoked once it has ended.</param>
    internal sealed record Response(
        string Number, string Title, string? Type, string Status, Party Seller, Party Buyer, DateOnly? SignedOn, DateOnly? RegisteredOn, int Edition,
        decimal? TotalAmount, decimal? TechnologyAmount, decimal Verified, decimal Room, bool Demo, DateOnly AsOf, IReadOnlyList<Line> Lines);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/contracts/{id:guid}/income-sheet", Handle)
        .For(Roles.Enterprise, Roles.Institute, Roles.Broker, Roles.Registrar, Roles.Supervisor, Roles.Administrator)
        .WithName("IncomeSheet").WithSummary("The sheet of a contract's verified income").Produces<Response>().ProducesProblem(404);

    private static async Task<IResult> Handle(Guid id, Caller caller, ContractsDb db, TimeProvider clock, CancellationToken stop)
    {
        await using var moment = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, stop);
        var c = await db.Seen(id, caller, stop);
        var number = c.Number ?? throw new NotHere("合同登记之后才有技术性收入核定表。", "There is a sheet once the contract is registered.");
        var verified = await db.Receipts.AsNoTracking().Where(receipt => receipt.ContractId == id && receipt.Status == Receipt.Verified)
            .OrderBy(receipt => receipt.DecidedAt).ThenBy(receipt => receipt.Id).ToListAsync(stop);
        return Results.Ok(new Response(
            number, c.Terms.Title, c.Terms.Type, c.Status, c.Terms.Seller, c.Terms.Buyer, c.Terms.SignedOn, c.RegisteredOn, c.Edition,
            c.Terms.TotalAmount, c.Terms.TechnologyAmount, c.VerifiedIncome, c.RoomForIncome, c.Demo, clock.Today(), Lines(verified)));
    }

    private static List<Line> Lines(List<Receipt> verified)
    {
        var sum = 0m;
        return [.. verified.Select((r, place) => new Line(
            place + 1, r.ReceivedOn, r.Voucher, r.Amount, r.VerifiedAmount!.Value, sum += r.VerifiedAmount.Value, r.DecidedBy, r.DecidedAt!.Value.BusinessDate()))];
    }
}
