using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TechMarket.Events;
using TechMarket.Events.Codes;
using TechMarket.Matching.Copies;

namespace TechMarket.Matching.Suggestions;

/// <summary>
/// Finds the other side of a listing and keeps the best pairs with their reasons. The caller commits. Both sides of a pair may be
/// looked at in the same moment: rows are written so that the later one only brings the score up to date.
/// </summary>
internal sealed class Pairing(MatchingDb db, SearchClient search, PairingLimits limits, TimeProvider clock)
{
    /// <summary>How far down the list a changed listing's earlier suggestions are looked for.</summary>
    private const int LookAgain = 50;

    private const int MostJudged = 100;

    /// <summary>What <see cref="PairingLimits.MinimumText"/> is said of.</summary>
    private const decimal UsuallyMostForText = 60;

    /// <summary>An import brings many results for one need; it is scored once for all that come within so many seconds.</summary>
    private const int Together = 20;

    public async Task Pair(KnownListing listing, CancellationToken stop)
    {
        var (again, changed) = (listing.PairedVersion is not null, listing.PairedVersion < listing.Version);
        var explores = !again && listing.Source is null && Random.Shared.Next(100) < limits.ExplorePercent;
        var found = await search.Related(listing.Id, again || explores ? LookAgain : Limit(listing), await Judged(listing, stop), stop);
        var known = await Known(listing, stop);
        var fresh = await Suggestible(listing, found, [.. found.Items.Take(Limit(listing)).Where(one => !known.Contains(one.Id))], stop);
        var drawn = explores ? Exploration.Draw(limits.ExplorePercent / 100d,
            await Suggestible(listing, found, [.. found.Items.Skip(Limit(listing)).Where(one => !known.Contains(one.Id))], stop)) : null;
        var kept = found.Items.Index().Where(one => known.Contains(one.Item.Id) || fresh.Contains(one.Item) || one.Item == drawn?.One).ToList();
        await PairJudgedNeedsAgain(listing, [.. kept.Select(one => one.Item.Id)], stop);
        foreach (var (at, one) in kept)
        {
            await Keep(listing, one, found.Ranker, at + 1, one == drawn?.One ? drawn.Chance : 1, stop);
        }
        if (changed)
        {
            await Forget(listing, known.Except(found.Items.Select(one => one.Id)).ToList(), stop);
        }
        await db.Listings.Where(l => l.Id == listing.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.PairedVersion, listing.Version), stop);
    }

    /// <summary>Those that are worth a suggestion and may be one.</summary>
    private async Task<IReadOnlyList<Related>> Suggestible(KnownListing listing, Found found, List<Related> candidates, CancellationToken stop)
    {
        var worth = candidates.FindAll(one => IsWorth(one, found.MostForText));
        var ids = worth.ConvertAll(one => one.Id);
        var others = await db.Listings.AsNoTracking().Where(l => ids.Contains(l.Id) && l.ClosedWhy == null).ToDictionaryAsync(l => l.Id, stop);
        var suggestible = new List<Related>();
        foreach (var one in worth)
        {
            if (others.TryGetValue(one.Id, out var other) && MayPair(listing, other) && !await IsCrowded(listing, one, stop))
            {
                suggestible.Add(one);
            }
        }
        return suggestible;
    }

    /// <summary>A broker may have taken the two together before they were suggested; then nobody else is offered them.</summary>
    private async Task Keep(KnownListing listing, Related one, int ranker, int position, double chance, CancellationToken stop)
    {
        var (id, now) = (Guid.CreateVersion7(), clock.GetUtcNow());
        var (need, result) = listing.IsNeed ? (listing.Id, one.Id) : (one.Id, listing.Id);
        var parts = JsonSerializer.Serialize(one.Parts, MatchingDb.Json);
        await db.Alone(need, result, stop);
        var kept = await db.Database.SqlQuery<Guid>($"""
            insert into matching.suggestions (id, need_id, result_id, score, parts, ranker, position, chance, status, created_at, scored_at)
            values ({id}, {need}, {result}, {one.Score}, {parts}::jsonb, {ranker}, {position}, {chance}, case when exists (
                select from matching.cases where need_id = {need} and result_id = {result}
                  and (stage not in ({CaseStages.Declined}, {CaseStages.Closed}) or contract_id is not null))
              then {SuggestionStatuses.Taken} else {SuggestionStatuses.Open} end, {now}, {now})
            on conflict (need_id, result_id) do update set score = excluded.score, parts = excluded.parts, ranker = excluded.ranker, scored_at = excluded.scored_at
            returning id
            """).ToListAsync(stop);
        if (kept[0] == id)
        {
            db.Say(new MatchSuggested(id, need, result, one.Score, now));
        }
    }

    /// <summary>What no longer fits a changed listing, unless somebody already said something about it.</summary>
    private Task<int> Forget(KnownListing listing, List<Guid> others, CancellationToken stop) => db.Suggestions
        .Where(s => s.Status == SuggestionStatuses.Open)
        .Where(s => listing.IsNeed ? s.NeedId == listing.Id && others.Contains(s.ResultId) : s.ResultId == listing.Id && others.Contains(s.NeedId))
        .ExecuteDeleteAsync(stop);

    private int Limit(KnownListing listing) => listing.Source is null ? limits.PerListing : limits.PerImported;

    private bool IsWorth(Related one, decimal mostForText) => one.Score >= limits.MinimumScore
        || one.Parts.Where(part => part.Code == "text").Sum(part => part.Points) >= limits.MinimumText * mostForText / UsuallyMostForText;

    /// <summary>An organisation's own need and result are no match, unless both merely came by the same import.</summary>
    private static bool MayPair(KnownListing listing, KnownListing other) => listing.Kind != other.Kind
        && (listing.OrganisationId != other.OrganisationId || (listing.Source is not null && other.Source is not null));

    private async Task<bool> IsCrowded(KnownListing listing, Related one, CancellationToken stop) => listing.Source is not null
        && limits.ImportCrowd <= await db.Suggestions.CountAsync(s => s.Status == SuggestionStatuses.Open && s.Score >= one.Score
            && (listing.IsNeed ? s.ResultId == one.Id : s.NeedId == one.Id), stop);

    /// <summary>
    /// What was said of a need's results, the latest first: a broker took the two together, or somebody found them not relevant to each other, or close
    /// without being what is needed. Other reasons to turn a suggestion down (price, too early) say nothing about the subject.
    /// </summary>
    private async Task<IReadOnlyList<Judged>> Judged(KnownListing listing, CancellationToken stop) => !listing.IsNeed ? []
        : await AlreadyJudged.Where(s => s.NeedId == listing.Id).OrderByDescending(s => s.DismissedAt ?? s.ScoredAt).Take(MostJudged)
            .Select(s => new Judged(s.ResultId, s.Status == SuggestionStatuses.Taken ? "fits" : s.DismissedReason == DismissalReasons.Near ? "near" : "misfits"))
            .ToListAsync(stop);

    private IQueryable<Suggestion> AlreadyJudged => db.Suggestions.AsNoTracking().Where(s => s.Status == SuggestionStatuses.Taken
        || (s.Status == SuggestionStatuses.Dismissed && (s.DismissedReason == DismissalReasons.NotRelevant || s.DismissedReason == DismissalReasons.Near)));

    /// <summary>Seen from a result, nothing is known of what was said of a need's others; such needs are scored once more from their own side.</summary>
    private async Task PairJudgedNeedsAgain(KnownListing listing, HashSet<Guid> needs, CancellationToken stop)
    {
        if (!listing.IsNeed)
        {
            await db.PairSoon(await AlreadyJudged.Where(s => needs.Contains(s.NeedId)).Select(s => s.NeedId).Distinct().ToArrayAsync(stop), stop, Together);
        }
    }

    private Task<HashSet<Guid>> Known(KnownListing listing, CancellationToken stop) => listing.IsNeed
        ? db.Suggestions.Where(s => s.NeedId == listing.Id).Select(s => s.ResultId).ToHashSetAsync(stop)
        : db.Suggestions.Where(s => s.ResultId == listing.Id).Select(s => s.NeedId).ToHashSetAsync(stop);
}
