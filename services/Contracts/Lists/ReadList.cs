using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts.Lists;

/// <summary>One list with its contracts as they are registered now, and their sums. Amounts in 元.</summary>
internal static class ReadList
{
    internal sealed record Line(
        int Place, Guid ContractId, string Number, string Title, string? Type, string Status, string BuyerName, decimal? TotalAmount, decimal? TechnologyAmount,
        DateOnly? SignedOn, DateOnly? RegisteredOn);

    /// <param name="VoidReason">cancelled, revoked or amended: what became of the contract with VoidNumber; null while the list is live.</param>
    internal sealed record Response(
        Guid Id, string Number, string Office, string SellerName, string? SellerCreditCode, bool Large, DateOnly MadeOn, string MadeBy,
        DateOnly? VoidOn, string? VoidReason, string? VoidNumber, decimal TotalAmount, decimal TechnologyAmount, IReadOnlyList<Line> Lines);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/contracts/lists/{id:guid}", Handle)
        .For(Roles.Registrar, Roles.Supervisor, Roles.Administrator)
        .WithName("ReadList").WithSummary("A list of registered contracts").Produces<Response>().ProducesProblem(404);

    private static async Task<IResult> Handle(Guid id, ContractsDb db, CancellationToken stop)
    {
        await using var moment = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, stop);
        return Results.Ok(await Read(id, db, stop));
    }

    public static async Task<Response> Read(Guid id, ContractsDb db, CancellationToken stop)
    {
        var l = await db.Lists.AsNoTracking().SingleOrDefaultAsync(list => list.Id == id, stop) ?? throw new NotHere("没有找到这份登记清单。", "There is no such list.");
        var lines = await db.ListedContracts.AsNoTracking().Where(line => line.ListId == id)
            .Join(db.Contracts, line => line.ContractId, contract => contract.Id, (line, c) => new { line.Place, c }).OrderBy(one => one.Place)
            .Select(one => new Line(one.Place, one.c.Id, one.c.Number!, one.c.Terms.Title, one.c.Terms.Type, one.c.Status, one.c.Terms.Buyer.Name,
                one.c.Terms.TotalAmount, one.c.Terms.TechnologyAmount, one.c.Terms.SignedOn, one.c.RegisteredOn)).ToListAsync(stop);
        return new(l.Id, l.Number, l.Office, l.SellerName, l.SellerCreditCode, l.Large, l.MadeOn, l.MadeBy, l.VoidOn, l.VoidReason, l.VoidNumber,
            lines.Sum(line => line.TotalAmount ?? 0), lines.Sum(line => line.TechnologyAmount ?? 0), lines);
    }
}
