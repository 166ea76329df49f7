using Microsoft.EntityFrameworkCore;
using TechMarket.Search.Text;
using TechMarket.Search.Wording;

namespace TechMarket.Search.Saved;

/// <summary>A saved search that alerts, as listings are held against it.</summary>
internal sealed record StandingSearch(Guid Id, Guid? OrganisationId, DateTimeOffset Since, string ConditionsKey, FindQuery Query);

/// <summary>
/// All saved searches that alert, kept in memory: each time only those are read that changed since. A query keeps its identity, so that an
/// engine may remember how it understood it; other synonyms make other queries.
/// </summary>
internal sealed class StandingSearches(SynonymKeeper synonyms)
{
    private Dictionary<Guid, (DateTimeOffset ChangedAt, StandingSearch Search)> known = [];
    private Synonyms words = Synonyms.None;

    public async Task<IReadOnlyList<StandingSearch>> Now(SearchDb db, CancellationToken stop)
    {
        if (!ReferenceEquals(words, synonyms.Current))
        {
            (words, known) = (synonyms.Current, []);
        }
        var alerting = db.Searches.AsNoTracking().Where(s => s.Alerts != SavedSearch.None);
        var now = await alerting.Select(s => new { s.Id, s.ChangedAt }).ToListAsync(stop);
        var changed = now.Where(one => !known.TryGetValue(one.Id, out var before) || before.ChangedAt != one.ChangedAt).Select(one => one.Id).ToList();
        var read = await alerting.Where(s => changed.Contains(s.Id)).ToDictionaryAsync(s => s.Id, stop);
        var kept = new Dictionary<Guid, (DateTimeOffset, StandingSearch)>(now.Count);
        foreach (var one in now)
        {
            if (read.TryGetValue(one.Id, out var fresh))
            {
                kept[one.Id] = (fresh.ChangedAt, Standing(fresh));
            }
            else if (known.TryGetValue(one.Id, out var before))
            {
                kept[one.Id] = before;
            }
        }
        known = kept;
        return [.. kept.Values.Select(one => one.Item2)];
    }

    private StandingSearch Standing(SavedSearch search) => new(search.Id, search.OrganisationId, search.AlertsSince, search.ConditionsKey,
        known.TryGetValue(search.Id, out var before) && before.Search.ConditionsKey == search.ConditionsKey ? before.Search.Query : search.Conditions.Query() with { Synonyms = words });
}
