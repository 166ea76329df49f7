using Microsoft.EntityFrameworkCore;
using TechMarket.Contracts.Histories;
using TechMarket.Platform;

namespace TechMarket.Contracts.Holdings;

/// <summary>The histories of all contracts, each gone through entry by entry; a deleted draft's history is among them.</summary>
internal static class HeldHistories
{
    /// <param name="Id">The contract.</param>
    /// <param name="Length">How many entries there must be.</param>
    /// <param name="Fault">changed, missing or added: the first thing wrong, at the place Link; null when the history is whole.</param>
    /// <param name="Gone">The contract is not there, although its history does not end with its deletion.</param>
    internal sealed record Row(Guid Id, int Length, string? Fault, int? Link, bool Gone);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapHolding("contracts", "histories", Handle);

    private static async Task<Page<Row>> Handle(string? after, int? limit, ContractsDb db, HttpContext http, CancellationToken stop)
    {
        await using var moment = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, stop);
        var page = await db.Chains.AsNoTracking().ById(chain => chain.ContractId, after, limit, http, stop);
        var ids = page.Items.Select(chain => chain.ContractId).ToList();
        var changes = (await db.Changes.AsNoTracking().Where(change => ids.Contains(change.ContractId)).ToListAsync(stop)).ToLookup(change => change.ContractId);
        var there = await db.Contracts.Where(contract => ids.Contains(contract.Id)).Select(contract => contract.Id).ToHashSetAsync(stop);
        return page.Select(chain => Of(chain, [.. changes[chain.ContractId]], there.Contains(chain.ContractId)));
    }

    private static Row Of(ChangeChain chain, List<ContractChange> changes, bool there)
    {
        var fault = chain.FaultIn(changes);
        return new(chain.ContractId, chain.Length, fault?.What, fault?.Link, !there && changes.MaxBy(change => change.Link)?.What != "deleted");
    }
}
