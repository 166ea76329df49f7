using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Messaging;

namespace TechMarket.Contracts.Histories;

/// <summary>
/// Chains the histories written before there were chains. Only those are taken of which no entry was ever chained, so that nobody gets an altered
/// history chained anew by emptying a part of it.
/// </summary>
internal sealed class ChainOldChanges : IMakeReady<ContractsDb>
{
    private const int AtOnce = 500;

    public async Task MakeReady(IServiceProvider services, CancellationToken stop)
    {
        var db = services.GetRequiredService<ContractsDb>();
        while (await Unchained(db).Take(AtOnce).ToListAsync(stop) is { Count: > 0 } ids)
        {
            var changes = await db.Changes.Where(change => ids.Contains(change.ContractId)).OrderBy(change => change.Position).ToListAsync(stop);
            foreach (var history in changes.GroupBy(change => change.ContractId))
            {
                var chain = db.Chains.Add(new ChangeChain { ContractId = history.Key }).Entity;
                history.ToList().ForEach(chain.Append);
            }
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
        }
    }

    private static IQueryable<Guid> Unchained(ContractsDb db) => db.Changes
        .Where(change => change.Hash == "" && !db.Chains.Any(chain => chain.ContractId == change.ContractId)
            && !db.Changes.Any(other => other.ContractId == change.ContractId && other.Hash != ""))
        .Select(change => change.ContractId).Distinct().OrderBy(id => id);
}
