using Microsoft.EntityFrameworkCore;

namespace TechMarket.Contracts.Histories;

/// <summary>Whatever is written into a history is chained in the same commit, whoever writes it.</summary>
internal static class ChainChanges
{
    public static async Task ChainNewChanges(this ContractsDb db, CancellationToken stop)
    {
        var added = db.ChangeTracker.Entries<ContractChange>()
            .Where(entry => entry.State == EntityState.Added && entry.Entity.Hash.Length == 0).Select(entry => entry.Entity).ToList();
        if (added.Count == 0)
        {
            return;
        }
        var ids = added.Select(change => change.ContractId).Distinct().ToList();
        var chains = await db.Chains.Where(chain => ids.Contains(chain.ContractId)).ToDictionaryAsync(chain => chain.ContractId, stop);
        foreach (var change in added)
        {
            if (!chains.TryGetValue(change.ContractId, out var chain))
            {
                chains[change.ContractId] = chain = db.Chains.Add(new ChangeChain { ContractId = change.ContractId }).Entity;
            }
            chain.Append(change);
        }
    }
}
