using TechMarket.AllInOne.Commands;

namespace TechMarket.AllInOne.Differences;

/// <summary>The brokers' cases. People make them one by one, so they fit into memory.</summary>
internal sealed class KnownCases
{
    private readonly Dictionary<Guid, Row> all = [];
    private readonly ILookup<(Guid, Guid), Row> byPair;

    private KnownCases(IEnumerable<Row> cases)
    {
        all = cases.ToDictionary(one => one.Ref("id")!.Value);
        byPair = all.Values.ToLookup(one => (one.Ref("needId")!.Value, one.Ref("resultId")!.Value));
    }

    public IEnumerable<Row> All => all.Values;

    public Row? Find(Guid id) => all.TryGetValue(id, out var one) ? one : null;

    /// <summary>A broker works on this need and this result.</summary>
    public bool IsRunning(Guid need, Guid result) => byPair[(need, result)].Any(one => one.Text("stage") is not ("declined" or "closed"));

    /// <summary>A broker works on them, or has brought them to a contract.</summary>
    public bool IsTaken(Guid need, Guid result) => IsRunning(need, result) || byPair[(need, result)].Any(one => one.Ref("contractId") is not null);

    public static async Task<KnownCases> Read(RunningMarket market, Findings found, CancellationToken stop)
    {
        var cases = new List<Row>();
        await foreach (var one in market.Rows("matching", "cases", stop))
        {
            found.Saw("cases");
            cases.Add(one.Kept());
        }
        return new(cases);
    }
}
