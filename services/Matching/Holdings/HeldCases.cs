using Microsoft.EntityFrameworkCore;
using TechMarket.Platform;

namespace TechMarket.Matching.Holdings;

/// <summary>All cases, with what their contracts must agree with.</summary>
internal static class HeldCases
{
    /// <param name="Agreed">Both sides said yes: a contract draft was opened.</param>
    /// <param name="Amount">元: what both agreed to.</param>
    /// <param name="Dropped">The contract will not come: its draft was deleted, or its filing refused.</param>
    internal sealed record Row(
        Guid Id, Guid NeedId, Guid ResultId, Guid BuyerId, Guid SellerId, string Stage, bool Agreed, decimal? Amount, string? Type,
        Guid? ContractId, string? ContractNumber, bool Dropped);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapHolding("matching", "cases", Handle);

    private static async Task<Page<Row>> Handle(string? after, int? limit, MatchingDb db, HttpContext http, CancellationToken stop)
    {
        var page = await db.Cases.AsNoTracking().ById(c => c.Id, after, limit, http, stop);
        return page.Select(c => new Row(c.Id, c.NeedId, c.ResultId, c.BuyerId, c.SellerId, c.Stage,
            c.BuyerAgreedAt is not null && c.SellerAgreedAt is not null, c.Amount, c.Type, c.ContractId, c.ContractNumber, c.ContractDroppedAt is not null));
    }
}
