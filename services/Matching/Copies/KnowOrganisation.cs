using Microsoft.EntityFrameworkCore;
using TechMarket.Events;
using TechMarket.Platform.Messaging;

namespace TechMarket.Matching.Copies;

/// <summary>What Matching remembers of an organisation: whom to call once a broker works on its case.</summary>
internal sealed class KnownOrganisation
{
    public required Guid Id { get; init; }
    public required long Version { get; init; }
    public required string Name { get; init; }
    public required string Kind { get; init; }
    public required string District { get; init; }
    public string? Contact { get; init; }
    public string? Phone { get; init; }
}

/// <summary>Keeps the copy of an organisation; an older state never replaces a newer one.</summary>
internal sealed class KnowOrganisation(MatchingDb db) : IConsume<OrganisationRegistered>, IConsume<OrganisationReviewed>
{
    public Task Consume(OrganisationRegistered heard, CancellationToken stop) => Know(heard.Organisation, stop);

    public Task Consume(OrganisationReviewed heard, CancellationToken stop) => Know(heard.Organisation, stop);

    private Task<int> Know(OrganisationState state, CancellationToken stop) => db.Database.ExecuteSqlAsync($"""
        insert into matching.organisations (id, version, name, kind, district, contact, phone)
        values ({state.Id}, {state.Version}, {state.Name}, {state.Kind}, {state.District}, {state.Contact}, {state.Phone})
        on conflict (id) do update set version = excluded.version, name = excluded.name, kind = excluded.kind,
          district = excluded.district, contact = excluded.contact, phone = excluded.phone
        where organisations.version < excluded.version
        """, stop);
}
