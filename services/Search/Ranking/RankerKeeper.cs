using Microsoft.EntityFrameworkCore;
using TechMarket.Search.Scoring;

namespace TechMarket.Search.Ranking;

/// <summary>The weights that score now.</summary>
internal sealed class RankerKeeper(IServiceScopeFactory scopes, TimeProvider clock, ILogger<RankerKeeper> log) : Following(scopes, clock, log, "rankers")
{
    public MatchWeights Current { get; private set; } = MatchWeights.Usual;

    public void Use(MatchWeights weights) => Current = weights;

    protected override async Task Read(SearchDb db, CancellationToken stop) =>
        Use((await db.Rankers.AsNoTracking().SingleOrDefaultAsync(r => r.Active, stop))?.Weights ?? MatchWeights.Usual);
}
