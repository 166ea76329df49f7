namespace TechMarket.Search.Text;

/// <summary>How a run of Han characters that is hardly found may have been meant.</summary>
internal static class NearHan
{
    private const float AsTyped = 1, SameSound = .8f, SaidOtherwise = .7f, OneOff = .5f;
    private const int MostWays = 24;

    /// <summary>Of fewer characters too little remains to know them by.</summary>
    public const int ShortestOneOff = 3;

    public static IEnumerable<NearWay> Ways(string run)
    {
        yield return new(AsTyped, Whole(run));
        if (NearTerms.Following(NearField.Sound, Sounds.Pairs(Pinyin.Read(run))) is { Any: true } sounds)
        {
            yield return new(SameSound, sounds);
        }
        foreach (var other in SameMeaning.Ways(run).Take(MostWays))
        {
            yield return new(SaidOtherwise, Whole(other));
        }
        foreach (var (before, after, between) in OneOffs(run))
        {
            yield return new(OneOff) { Phrase = new(before, after, between) };
        }
    }

    public static List<string> Pairs(string run) => [.. Enumerable.Range(0, Math.Max(0, run.Length - 1)).Select(at => run.Substring(at, 2)).Distinct()];

    public static NearTerms Whole(string run) => Pairs(run) is { Count: > 0 } pairs ? new(NearField.All, pairs, pairs.Count) : new(NearField.All, [run], 1);

    /// <summary>One character wrong, one missing, one too many, or two that changed places: what stands before and after, and how many characters lie between.</summary>
    private static IEnumerable<(string Before, string After, int Between)> OneOffs(string run)
    {
        for (var at = 0; run.Length >= ShortestOneOff && at < run.Length; at++)
        {
            yield return (run[..at], run[(at + 1)..], 1);
            if (at > 0)
            {
                yield return (run[..at], run[at..], 1);
                yield return (run[..(at - 1)] + run[at] + run[at - 1], run[(at + 1)..], 0);
            }
            if (at > 0 && at < run.Length - 1)
            {
                yield return (run[..at], run[(at + 1)..], 0);
            }
        }
    }
}
