using Microsoft.EntityFrameworkCore;
using TechMarket.Events;
using TechMarket.Platform.Messaging;

namespace TechMarket.Contracts.Organisations;

/// <summary>Keeps a copy of every organisation, so that drafts can be filled in without asking Identity; an older state never replaces a newer one.</summary>
internal sealed class KnowOrganisation(ContractsDb db) : IConsume<OrganisationRegistered>, IConsume<OrganisationReviewed>
{
    public Task Consume(OrganisationRegistered heard, CancellationToken stop) => Keep(heard.Organisation, stop);

    public Task Consume(OrganisationReviewed heard, CancellationToken stop) => Keep(heard.Organisation, stop);

    /// <summary>One statement, because two pieces of news may arrive at once.</summary>
    private Task<int> Keep(OrganisationState state, CancellationToken stop) => db.Database.ExecuteSqlAsync($"""
        insert into contracts.organisations (id, version, credit_code, name, kind, district, status, demo)
        values ({state.Id}, {state.Version}, {state.CreditCode}, {state.Name}, {state.Kind}, {state.District}, {state.Status}, {state.Demo})
        on conflict (id) do update set version = excluded.version, credit_code = excluded.credit_code, name = excluded.name,
          kind = excluded.kind, district = excluded.district, status = excluded.status, demo = excluded.demo
        where organisations.version < excluded.version
        """, stop);
}
