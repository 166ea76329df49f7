using Microsoft.EntityFrameworkCore;
using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.Contracts.Receipts;

/// <summary>The income verified in a period, of all contracts, newest report first, with its count and sum.</summary>
internal static class IncomeOfPeriod
{
    /// <param name="Count">Of all rows, not of this page; so is the sum, 元.</param>
    internal sealed record Response(IReadOnlyList<IncomeLine> Items, string? Next, int Count, decimal Sum);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/contracts/income", Handle)
        .For(Roles.Registrar, Roles.Supervisor, Roles.Administrator)
        .WithName("IncomeOfPeriod").WithSummary("Income verified from one day to another").Produces<Response>().ProducesProblem(400);

    private static async Task<IResult> Handle(
        DateOnly? from, DateOnly? to, string? after, int? limit, ContractsDb db, HttpContext http, CancellationToken stop)
    {
        var verified = IncomeLine.Between(db.Receipts.AsNoTracking(), from, to);
        var size = Paging.Limit(limit, 50);
        await using var moment = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, stop);
        var count = await verified.CountAsync(stop);
        var sum = await verified.SumAsync(receipt => receipt.VerifiedAmount ?? 0, stop);
        var rows = Cursors.Id(after) is { } last ? verified.Where(receipt => receipt.Id.CompareTo(last) < 0) : verified;
        var page = (await IncomeLine.Of(rows, db, newestFirst: true).Take(size + 1).ToListAsync(stop)).ToPage(size, line => line.Id.ToString(), http);
        return Results.Ok(new Response(page.Items, page.Next, count, sum));
    }
}
