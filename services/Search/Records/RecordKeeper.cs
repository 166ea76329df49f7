using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace TechMarket.Search.Records;

/// <summary>How many registered contracts each organisation has sold technologies by.</summary>
internal sealed class RecordKeeper(IServiceScopeFactory scopes, TimeProvider clock, ILogger<RecordKeeper> log) : Following(scopes, clock, log, "track records")
{
    /// <summary>A contract is heard a moment before its row can be read.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);

    private readonly TimeProvider time = clock;
    private readonly ConcurrentDictionary<Guid, int> contracts = [];
    private DateTimeOffset read = DateTimeOffset.MinValue;

    /// <summary>By organisation; one of which no contract was heard is not there.</summary>
    public IReadOnlyDictionary<Guid, int> Current => contracts;

    protected override async Task Read(SearchDb db, CancellationToken stop)
    {
        var (since, now) = (read, time.GetUtcNow());
        var changed = await db.SoldContracts.AsNoTracking()
            .Where(s => s.SellerId != null && db.SoldContracts.Any(one => one.SellerId == s.SellerId && one.ChangedAt >= since))
            .GroupBy(s => s.SellerId!.Value).Select(sold => new { Seller = sold.Key, Count = sold.Count(s => s.EndedAt == null) }).ToListAsync(stop);
        foreach (var one in changed)
        {
            contracts[one.Seller] = one.Count;
        }
        read = now - Overlap;
    }
}
