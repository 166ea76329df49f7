using System.Text.RegularExpressions;

namespace TechMarket.Benchmarks.Quality;

/// <summary>How a piece of Chinese is typed by its sound, word by word as the dictionary reads them: not by the product's own table.</summary>
internal sealed partial class Typing
{
    private const int LongestWord = 8;
    private readonly Dictionary<string, string[]> readings = new(StringComparer.Ordinal);

    public Typing()
    {
        // A character has several readings: the one most of its words have is the one typed.
        var said = new Dictionary<(string, string), int>();
        foreach (var entry in Cedict.Entries)
        {
            var (word, syllables) = (entry[1].GetString()!, entry[2].GetString()!.Split(' '));
            if (word.Length == syllables.Length && syllables.All(syllable => Syllable().IsMatch(syllable)))
            {
                string[] typed = [.. syllables.Select(syllable => syllable.TrimEnd('1', '2', '3', '4', '5').Replace("u:", "v", StringComparison.Ordinal).ToLowerInvariant())];
                readings.TryAdd(word, typed);
                foreach (var (character, syllable) in word.Zip(typed))
                {
                    var one = (character.ToString(), syllable);
                    said[one] = said.GetValueOrDefault(one) + 1;
                }
            }
        }
        foreach (var ((character, syllable), _) in said.OrderBy(one => one.Value))
        {
            readings[character] = [syllable];
        }
    }

    /// <summary>A syllable for each character; none when one of them is not in the dictionary.</summary>
    public IReadOnlyList<string> Of(string chinese)
    {
        var typed = new List<string>();
        for (var at = 0; at < chinese.Length;)
        {
            var length = Enumerable.Range(1, Math.Min(LongestWord, chinese.Length - at)).LastOrDefault(length => readings.ContainsKey(chinese.Substring(at, length)));
            if (length == 0)
            {
                return [];
            }
            typed.AddRange(readings[chinese.Substring(at, length)]);
            at += length;
        }
        return typed;
    }

    [GeneratedRegex("^[A-Za-z]+:?[1-5]$")]
    private static partial Regex Syllable();
}
