using Microsoft.EntityFrameworkCore;
using TechMarket.Search.Text;

namespace TechMarket.Search.Wording;

/// <summary>The synonyms that searches use now.</summary>
internal sealed class SynonymKeeper(IServiceScopeFactory scopes, TimeProvider clock, ILogger<SynonymKeeper> log) : Following(scopes, clock, log, "synonyms")
{
    private uint version;

    public Synonyms Current { get; private set; } = Synonyms.None;

    public void Use(SynonymList list)
    {
        if (list.Version != version)
        {
            (Current, version) = (SynonymLines.Understood(list.Text), list.Version);
        }
    }

    protected override async Task Read(SearchDb db, CancellationToken stop)
    {
        var seen = version;
        if (await db.Synonyms.AsNoTracking().SingleOrDefaultAsync(list => list.Version != seen, stop) is { } changed)
        {
            Use(changed);
        }
    }
}
