using Microsoft.EntityFrameworkCore;
using TechMarket.Events;
using TechMarket.Platform.Messaging;

namespace TechMarket.Search.Records;

/// <summary>A registered contract counts for the track record of its seller, once and as long as the registration stands, in whatever order the two are heard.</summary>
internal sealed class KnowContract(SearchDb db, TimeProvider clock) : IConsume<ContractRegistered>, IConsume<RegistrationEnded>
{
    public Task Consume(ContractRegistered heard, CancellationToken stop) => heard.SellerId is not { } seller ? Task.CompletedTask
        : db.Database.ExecuteSqlAsync($"""
            insert into search.sold_contracts (contract_id, seller_id, changed_at) values ({heard.ContractId}, {seller}, {clock.GetUtcNow()})
            on conflict (contract_id) do update set seller_id = excluded.seller_id, changed_at = excluded.changed_at
            """, stop);

    public Task Consume(RegistrationEnded heard, CancellationToken stop) => db.Database.ExecuteSqlAsync($"""
        insert into search.sold_contracts (contract_id, ended_at, changed_at) values ({heard.ContractId}, {heard.At}, {clock.GetUtcNow()})
        on conflict (contract_id) do update set ended_at = excluded.ended_at, changed_at = excluded.changed_at
        """, stop);
}
