namespace TechMarket.Search.Text;

/// <summary>What was probably meant: the words of the names found that sound like what was typed, or differ from it by a character.</summary>
internal static class Meant
{
    private const int LongestWord = 4;

    /// <summary>What was typed with the parts that no name holds put right; null when there is nothing to put right.</summary>
    /// <param name="names">Of the listings found, best first.</param>
    public static string? Of(NearText near, string typed, IReadOnlyList<string> names)
    {
        List<string> folded = [.. names.Select(FoldedText.Fold)];
        var (words, text) = (near.Parts.Select(part => Best(part.Typed, folded)).ToList(), FoldedText.Fold(typed));
        if (words.SequenceEqual(near.Parts.Select(part => part.Typed)))
        {
            return null;
        }
        // Words typed without a blank between them get none.
        return near.Parts.Index().Aggregate("", (meant, part) =>
            meant + (part.Index > 0 && !text.Contains(near.Parts[part.Index - 1].Typed + part.Item.Typed, StringComparison.Ordinal) ? " " : "") + words[part.Index]);
    }

    /// <summary>The word most of the names have, the first of them where several have equally many; as typed where one of them holds that.</summary>
    private static string Best(string typed, List<string> names) => names.Exists(name => name.Contains(typed, StringComparison.Ordinal))
        ? typed
        : names.SelectMany(name => Like(typed, name).Distinct()).GroupBy(word => word).OrderByDescending(same => same.Count()).Select(same => same.Key).FirstOrDefault() ?? typed;

    /// <summary>The closest kind of likeness the name has, sound before spelling.</summary>
    private static List<string> Like(string typed, string name) =>
        (Script.IsHan(typed[0]) ? LikeHan(typed, name) : LikeLatin(typed, name)).FirstOrDefault(words => words.Count > 0) ?? [];

    private static IEnumerable<List<string>> LikeHan(string typed, string name)
    {
        var sounds = Pinyin.Read(typed);
        yield return Windows(name, typed.Length, (_, read) => read.SequenceEqual(sounds));
        yield return [.. new[] { 1, 0, -1 }.Select(more => typed.Length + more).Where(length => length >= NearHan.ShortestOneOff)
            .SelectMany(length => Windows(name, length, (word, _) => Distance(word, typed) == 1 && word[0] == typed[0]))];
    }

    private static IEnumerable<List<string>> LikeLatin(string typed, string name)
    {
        foreach (var syllables in NearLatin.Cuts(typed))
        {
            yield return Windows(name, syllables.Length, (_, read) => read.SequenceEqual(syllables));
        }
        var initials = Sounds.Typed(typed);
        yield return typed.Length < Sounds.FewestInitials ? [] : Windows(name, typed.Length, (_, read) => Sounds.Initials(read) == initials);
        yield return [.. NearRuns.Of(name).Where(word => !Script.IsHan(word[0]) && word.Length > 1 && Distance(word, typed) <= NearLatin.Edits(typed))];
    }

    /// <summary>Every piece of so many Han characters that is like it.</summary>
    private static List<string> Windows(string name, int length, Func<string, string[], bool> like) => [.. Sounds.Runs(name).SelectMany(run =>
    {
        var read = Pinyin.Read(run);
        return Enumerable.Range(0, Math.Max(0, run.Length - length + 1))
            .Where(at => like(run.Substring(at, length), read[at..(at + length)]) && MayBegin(run, at) && MayEnd(run, at + length)).Select(at => run.Substring(at, length));
    })];

    /// <summary>Pieces of other words sound like anything: where a word of the dictionary goes on, nothing begins unless another ends there.</summary>
    private static bool MayBegin(string run, int at) => !GoesOn(run, at) || Enumerable.Range(2, LongestWord - 1).Any(length => IsWord(run, at - length, at));

    /// <summary>Nor does anything end, unless another begins there.</summary>
    private static bool MayEnd(string run, int at) => !GoesOn(run, at) || Enumerable.Range(2, LongestWord - 1).Any(length => IsWord(run, at, at + length));

    private static bool GoesOn(string run, int at) => Enumerable.Range(1, LongestWord - 1).Any(before =>
        Enumerable.Range(1, LongestWord - before).Any(after => IsWord(run, at - before, at + after)));

    private static bool IsWord(string run, int start, int end) => start >= 0 && end <= run.Length && Glossary.IsChinese(run[start..end]);

    /// <summary>How many characters have to be changed, taken out or put in.</summary>
    public static int Distance(string one, string other)
    {
        var last = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var row = new int[other.Length + 1];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
            }
            last = row;
        }
        return last[^1];
    }
}
