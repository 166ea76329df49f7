using Microsoft.EntityFrameworkCore;
using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.Contracts.Lists;

/// <summary>The lists that were made, newest first, void ones among them.</summary>
internal static class RegistrationLists
{
    internal sealed record Item(Guid Id, string Number, string SellerName, bool Large, DateOnly MadeOn, string MadeBy, int Count, DateOnly? VoidOn, string? VoidReason, string? VoidNumber);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/contracts/lists", Handle)
        .For(Roles.Registrar, Roles.Supervisor, Roles.Administrator)
        .WithName("RegistrationLists").WithSummary("Lists of registered contracts").Produces<Page<Item>>().ProducesProblem(400);

    private static async Task<IResult> Handle(string? after, int? limit, ContractsDb db, HttpContext http, CancellationToken stop)
    {
        var size = Paging.Limit(limit);
        var lists = Cursors.Id(after) is { } last ? db.Lists.Where(list => list.Id.CompareTo(last) < 0) : db.Lists;
        var read = await lists.AsNoTracking().OrderByDescending(list => list.Id).Take(size + 1)
            .Select(l => new Item(l.Id, l.Number, l.SellerName, l.Large, l.MadeOn, l.MadeBy, db.ListedContracts.Count(line => line.ListId == l.Id), l.VoidOn, l.VoidReason, l.VoidNumber))
            .ToListAsync(stop);
        return Results.Ok(read.ToPage(size, item => item.Id.ToString(), http));
    }
}
