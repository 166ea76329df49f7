namespace TechMarket.Search.Text;

/// <summary>What was typed, cut into runs of Han characters and of letters; syllables typed one by one belong together.</summary>
internal static class NearRuns
{
    /// <summary>Parts syllables: xi'an.</summary>
    public static readonly char[] Apart = ['\'', '’'];

    public static List<string> Of(string text)
    {
        var (runs, folded) = (new List<string>(), FoldedText.Fold(text));
        for (var at = 0; at < folded.Length;)
        {
            var end = End(folded, at);
            if (end > at)
            {
                runs.Add(folded[at..end]);
            }
            at = Math.Max(end, at + 1);
        }
        return Joined([.. runs.Where(run => !Script.IsFiller(run))]);
    }

    private static int End(string folded, int from)
    {
        var (end, han) = (from, Script.IsHan(folded[from]));
        while (end < folded.Length && Script.IsHan(folded[end]) == han && (han || char.IsLetterOrDigit(folded[end]) || Apostrophe(folded, from, end)))
        {
            end++;
        }
        return end;
    }

    private static bool Apostrophe(string folded, int from, int at) => at > from && Apart.Contains(folded[at]) && at + 1 < folded.Length && char.IsAsciiLetter(folded[at + 1]);

    /// <summary>"tao ci you liao" is one run of four syllables, kept apart by apostrophes.</summary>
    private static List<string> Joined(List<string> runs)
    {
        var joined = new List<string>();
        var open = false;
        foreach (var run in runs)
        {
            var syllable = Pinyin.Cut(run, 1) is [{ Length: 1 }];
            if (open && syllable)
            {
                joined[^1] += "'" + run;
            }
            else
            {
                joined.Add(run);
            }
            open = syllable;
        }
        return joined;
    }
}
