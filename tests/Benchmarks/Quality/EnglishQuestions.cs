using System.Text.Json;
using System.Text.RegularExpressions;

namespace TechMarket.Benchmarks.Quality;

/// <summary>
/// Puts Chinese into English word by word: the longest words the dictionary knows, each by any one of its meanings. Questions so made are clumsier than
/// people's, and made with the very dictionary that search reads the other way round: what is measured is that the way there and back holds.
/// </summary>
internal sealed partial class EnglishQuestions
{
    private const int LongestWord = 8;
    private readonly Dictionary<string, List<string>> meanings = new(StringComparer.Ordinal);
    private readonly Random dice = new(350500);

    public EnglishQuestions()
    {
        foreach (var entry in Cedict.Entries)
        {
            var said = entry[3].ValueKind == JsonValueKind.Array ? entry[3].EnumerateArray().Select(gloss => gloss.GetString()!) : [entry[3].GetString()!];
            var plain = said.SelectMany(gloss => gloss.Split(';')).Where(gloss => !NoMeaning().IsMatch(gloss))
                .Select(gloss => NoLetter().Replace(Beginning().Replace(Aside().Replace(gloss, " "), ""), " ").Trim()).Where(gloss => gloss.Length > 0);
            var word = entry[1].GetString()!;
            meanings[word] = [.. meanings.GetValueOrDefault(word, []), .. plain];
        }
    }

    public string Of(string chinese)
    {
        var words = new List<string>();
        for (var at = 0; at < chinese.Length;)
        {
            var latin = Latin().Match(chinese, at);
            var length = latin.Success && latin.Index == at ? latin.Length
                : Enumerable.Range(1, Math.Min(LongestWord, chinese.Length - at)).LastOrDefault(length => meanings.GetValueOrDefault(chinese.Substring(at, length))?.Count > 0);
            if (length > 0)
            {
                var word = chinese.Substring(at, length);
                words.Add(char.IsAscii(word[0]) ? word : meanings[word][dice.Next(meanings[word].Count)]);
            }
            at += Math.Max(1, length);
        }
        return string.Join(' ', words);
    }

    /// <summary>The first word of at least two characters that has a short English name, in English; null when there is none.</summary>
    public string? Half(string chinese)
    {
        for (var at = 0; at < chinese.Length - 1; at++)
        {
            for (var length = Math.Min(LongestWord, chinese.Length - at); length >= 2; length--)
            {
                if (meanings.GetValueOrDefault(chinese.Substring(at, length)) is [var first, ..] && first.Split(' ').Length <= 2)
                {
                    return $"{chinese[..at]} {first} {chinese[(at + length)..]}".Trim();
                }
            }
        }
        return null;
    }

    [GeneratedRegex("[A-Za-z0-9.]+")]
    private static partial Regex Latin();

    [GeneratedRegex("variant of|surname|^see |see also|abbr\\. for|classifier|CL:", RegexOptions.IgnoreCase)]
    private static partial Regex NoMeaning();

    [GeneratedRegex(@"\([^)]*\)|\[[^\]]*\]")]
    private static partial Regex Aside();

    [GeneratedRegex(@"^\s*(?:to be|to|an?|the) ", RegexOptions.IgnoreCase)]
    private static partial Regex Beginning();

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex NoLetter();
}
