namespace TechMarket.AllInOne.Differences;

/// <summary>One difference.</summary>
/// <param name="Key">The same in two looks at the same difference.</param>
/// <param name="Line">What differs, in one line.</param>
/// <param name="Count">How many things the line stands for.</param>
internal sealed record Difference(string Key, string Line, int Count = 1);

/// <summary>What one look at the market found.</summary>
internal sealed class Findings
{
    private readonly List<Difference> all = [];
    private readonly Dictionary<string, int> looked = [];

    public IReadOnlyList<Difference> All => all;

    /// <summary>How many rows of each kind were looked at.</summary>
    public IReadOnlyDictionary<string, int> Looked => looked;

    /// <summary>Events that have not left their outbox: something is still on its way.</summary>
    public int Unsent { get; set; }

    public bool IsSettled => all.Count == 0 && Unsent == 0;

    public void Add(string line) => all.Add(new Difference(line, line));

    public void Add(Difference difference) => all.Add(difference);

    public void Saw(string kind) => looked[kind] = looked.GetValueOrDefault(kind) + 1;

    /// <summary>Those of these differences that an earlier look found as well.</summary>
    public IReadOnlyList<Difference> StillThere(Findings before)
    {
        var known = before.all.Select(difference => difference.Key).ToHashSet();
        return [.. all.Where(difference => known.Contains(difference.Key))];
    }
}
