using Microsoft.EntityFrameworkCore;
using TechMarket.Events;
using TechMarket.Platform.Messaging;

namespace TechMarket.Search.Records;

/// <summary>A registered contract counts for the track record of its seller; registered once more after an amendment it counts no second time.</summary>
internal sealed class KnowContract(SearchDb db, TimeProvider clock) : IConsume<ContractRegistered>
{
    public Task Consume(ContractRegistered heard, CancellationToken stop) => heard.SellerId is not { } seller ? Task.CompletedTask
        : db.Database.ExecuteSqlAsync($"""
            insert into search.sold_contracts (contract_id, seller_id, heard_at) values ({heard.ContractId}, {seller}, {clock.GetUtcNow()})
            on conflict (contract_id) do nothing
            """, stop);
}
