using Microsoft.EntityFrameworkCore;
using TechMarket.Events;
using TechMarket.Platform.Messaging;

namespace TechMarket.Matching.Suggestions;

/// <summary>Another ranker scores: all open needs are looked at again in the background, so that one list is not of two measures for long.</summary>
internal sealed class ScoreAnew(MatchingDb db) : IConsume<RankerSwitched>
{
    public async Task Consume(RankerSwitched heard, CancellationToken stop) =>
        await db.PairSoon(await db.Listings.Where(l => l.Kind == "need" && l.ClosedWhy == null).Select(l => l.Id).ToArrayAsync(stop), stop);
}
