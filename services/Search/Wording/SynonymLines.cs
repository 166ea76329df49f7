using TechMarket.Platform.Errors;
using TechMarket.Search.Text;

namespace TechMarket.Search.Wording;

/// <summary>The list as it is written: words of a line between commas, 、 or semicolons; empty lines and those that begin with # say nothing.</summary>
internal static class SynonymLines
{
    private static readonly char[] between = ['、', ',', '，', ';', '；', '=', '\t'];

    public static Synonyms Understood(string text) => new(Sets(text).Select(line => line.Words));

    /// <summary>400 with the line that is wrong and what to do about it.</summary>
    public static void Check(string text)
    {
        var (sets, seen) = (Sets(text).ToList(), new Dictionary<string, int>(StringComparer.Ordinal));
        Must(sets.Count <= Synonyms.MostSets, $"最多 {Synonyms.MostSets} 行，现在有 {sets.Count} 行。", $"At most {Synonyms.MostSets} lines; these are {sets.Count}.");
        foreach (var (number, words) in sets)
        {
            Must(words.Count >= 2, $"第 {number} 行只有一个词：每行至少写两个意思相同的词，用顿号或逗号隔开。", $"Line {number} has one word only: write at least two that mean the same, with commas between them.");
            Must(words.Count <= Synonyms.MostWords, $"第 {number} 行超过 {Synonyms.MostWords} 个词，请减少。", $"Line {number} has more than {Synonyms.MostWords} words; take some out.");
            foreach (var word in words)
            {
                var key = Synonyms.Key(word);
                Must(word.Length <= Synonyms.LongestWord, $"第 {number} 行的“{Short(word)}…”太长：每个词不超过 {Synonyms.LongestWord} 个字。", $"“{Short(word)}…” on line {number} is too long: at most {Synonyms.LongestWord} characters a word.");
                Must(key.Length > 0, $"第 {number} 行的“{word}”不含文字或数字。", $"“{word}” on line {number} holds no letter or digit.");
                Must(seen.TryAdd(key, number), $"“{word}”在第 {seen.GetValueOrDefault(key)} 行和第 {number} 行各出现一次：意思相同的词请写在同一行。", $"“{word}” stands on line {seen.GetValueOrDefault(key)} and again on line {number}: put what means the same on one line.");
            }
        }
    }

    private static IEnumerable<(int Number, IReadOnlyList<string> Words)> Sets(string text) => text.Split('\n').Index()
        .Where(line => line.Item.Trim().Length > 0 && !line.Item.TrimStart().StartsWith('#'))
        .Select(line => (line.Index + 1, (IReadOnlyList<string>)line.Item.Split(between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));

    private static string Short(string word) => word.Length > 10 ? word[..10] : word;

    private static void Must(bool holds, string chinese, string english)
    {
        if (!holds)
        {
            throw new ShapeWrong("text", chinese, english);
        }
    }
}
