using Microsoft.EntityFrameworkCore;
using TechMarket.Events;
using TechMarket.Platform.Messaging;

namespace TechMarket.Listings.Organisations;

/// <summary>Keeps a copy of every organisation; an older state never replaces a newer one, in whatever order they arrive.</summary>
internal sealed class KnowOrganisation(ListingsDb db) : IConsume<OrganisationRegistered>, IConsume<OrganisationReviewed>
{
    public Task Consume(OrganisationRegistered heard, CancellationToken stop) => Know(heard.Organisation, heard.At, stop);

    public Task Consume(OrganisationReviewed heard, CancellationToken stop) => Know(heard.Organisation, heard.At, stop);

    private async Task Know(OrganisationState now, DateTimeOffset at, CancellationToken stop)
    {
        var before = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(known => known.Id == now.Id, stop);
        var newer = await db.Database.ExecuteSqlAsync($"""
            insert into listings.organisations (id, version, credit_code, name, name_en, kind, district, status, demo)
            values ({now.Id}, {now.Version}, {now.CreditCode}, {now.Name}, {now.NameEn}, {now.Kind}, {now.District}, {now.Status}, {now.Demo})
            on conflict (id) do update set version = excluded.version, credit_code = excluded.credit_code, name = excluded.name,
              name_en = excluded.name_en, kind = excluded.kind, district = excluded.district, status = excluded.status, demo = excluded.demo
            where organisations.version < excluded.version
            """, stop);
        if (newer == 1 && before is not null && before.Name != now.Name)
        {
            await TellRenamed(now, at, stop);
        }
    }

    /// <summary>What is published carries its organisation's name: it is published again under the new one.</summary>
    private async Task TellRenamed(OrganisationState now, DateTimeOffset at, CancellationToken stop)
    {
        List<Posted> open =
        [
            .. await db.Needs.Where(need => need.OrganisationId == now.Id && need.Status == PostedStatus.Published).ToListAsync(stop),
            .. await db.Results.Where(result => result.OrganisationId == now.Id && result.Status == PostedStatus.Published).ToListAsync(stop),
        ];
        foreach (var (listing, number) in open.Zip(await db.NextChanges(open.Count, stop)))
        {
            listing.Change = number;
            listing.Tell(db, now.Name, at);
        }
    }
}
