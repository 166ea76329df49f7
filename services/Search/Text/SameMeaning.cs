using System.Collections.Frozen;

namespace TechMarket.Search.Text;

/// <summary>Chinese words that mean the same (CC-CEDICT, and OpenCC for what Taiwan calls otherwise). A dictionary knows no field, so it is asked only where little is found.</summary>
internal static class SameMeaning
{
    private const int LongestWord = 6, ShortestWord = 2;
    private static readonly Lazy<FrozenDictionary<string, string[]>> sets = new(Read);

    /// <summary>The run with one of its words said otherwise, in every way there is.</summary>
    public static IEnumerable<string> Ways(string run)
    {
        for (var at = 0; at < run.Length; at++)
        {
            for (var length = Math.Min(LongestWord, run.Length - at); length >= ShortestWord; length--)
            {
                foreach (var other in sets.Value.GetValueOrDefault(run.Substring(at, length)) ?? [])
                {
                    yield return run[..at] + other + run[(at + length)..];
                }
            }
        }
    }

    private static FrozenDictionary<string, string[]> Read() => Tables.Lines("synonyms.tsv")
        .Select(line => FoldedText.Fold(line).Split(' ')).SelectMany(words => words.Select(word => (word, words)))
        .GroupBy(one => one.word).ToFrozenDictionary(same => same.Key, same => same.SelectMany(one => one.words).Distinct().Where(word => word != same.Key).ToArray());
}
