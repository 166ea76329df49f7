using Microsoft.EntityFrameworkCore;
using TechMarket.Events;
using TechMarket.Platform.Messaging;

namespace TechMarket.Matching.Copies;

/// <summary>Keeps the copy of a listing; what is older than the copy changes nothing, so the order of messages does not matter.</summary>
internal sealed class KnowListing(MatchingDb db)
    : IConsume<NeedPublished>, IConsume<ResultPublished>, IConsume<NeedClosed>, IConsume<ResultClosed>
{
    public Task Consume(NeedPublished heard, CancellationToken stop) => Know(heard.Need, stop);

    public Task Consume(ResultPublished heard, CancellationToken stop) => Know(heard.Result, stop);

    public Task Consume(NeedClosed heard, CancellationToken stop) => Close(heard.NeedId, "need", heard.Version, heard.Why, stop);

    public Task Consume(ResultClosed heard, CancellationToken stop) => Close(heard.ResultId, "result", heard.Version, heard.Why, stop);

    private Task<int> Know(Listing listing, CancellationToken stop) => db.Database.ExecuteSqlAsync($"""
        insert into matching.listings (id, kind, version, content_version, title, field, industry, maturity, district, amount_from,
          amount_to, deadline, organisation_id, organisation_name, source, demo)
        values ({listing.Id}, {listing.Kind}, {listing.Version}, {listing.Version}, {listing.Title}, {listing.Field}, {listing.Industry},
          {listing.Maturity}, {listing.District}, {listing.AmountFrom}, {listing.AmountTo}, {listing.Deadline},
          {listing.OrganisationId}, {listing.OrganisationName}, {listing.Source}, {listing.Demo})
        on conflict (id) do update set version = greatest(listings.version, excluded.version), content_version = excluded.version,
          title = excluded.title, field = excluded.field, industry = excluded.industry, maturity = excluded.maturity,
          district = excluded.district, amount_from = excluded.amount_from, amount_to = excluded.amount_to,
          deadline = excluded.deadline, organisation_id = excluded.organisation_id,
          organisation_name = excluded.organisation_name, source = excluded.source, demo = excluded.demo,
          closed_why = case when listings.version < excluded.version then null else listings.closed_why end
        where listings.content_version < excluded.version
        """, stop);

    /// <summary>A closing that overtakes the last publication closes all the same; the content follows.</summary>
    private Task<int> Close(Guid id, string kind, long version, string why, CancellationToken stop) => db.Database.ExecuteSqlAsync($"""
        insert into matching.listings (id, kind, version, content_version, title, organisation_id, organisation_name, demo, closed_why)
        values ({id}, {kind}, {version}, 0, '', {Guid.Empty}, '', false, {why})
        on conflict (id) do update set version = excluded.version, closed_why = excluded.closed_why
        where listings.version <= excluded.version
        """, stop);
}
