namespace TechMarket.AllInOne.Differences;

/// <summary>
/// What the other comparisons must know of each listing: little enough to keep hundreds of thousands in memory.
/// </summary>
internal sealed class KnownListings
{
    private readonly Dictionary<Guid, Ending> all = [];
    private readonly Dictionary<Guid, Row> met = [];

    /// <summary>Needs that a contract or their owner closed as met.</summary>
    public IReadOnlyDictionary<Guid, Row> Met => met;

    public void Add(Row listing)
    {
        var isNeed = listing.Part("listing").Text("kind") == "need";
        var (id, status) = (listing.Ref("id")!.Value, listing.Text("status"));
        all[id] = new(isNeed, status is "published" or "expired");
        if (status == "met")
        {
            met[id] = listing.Kept();
        }
    }

    public bool IsNeed(Guid? id) => id is { } known && all.TryGetValue(known, out var listing) && listing.IsNeed;

    public bool IsResult(Guid? id) => id is { } known && all.TryGetValue(known, out var listing) && !listing.IsNeed;

    /// <summary>A registered contract closes it: it is published, or only its deadline has ended it.</summary>
    public bool AwaitsContract(Guid id) => all.TryGetValue(id, out var listing) && listing.AwaitsContract;

    private readonly record struct Ending(bool IsNeed, bool AwaitsContract);
}
