using System.Collections.Frozen;

namespace TechMarket.Search.Text;

/// <summary>Words that the market's administrators declared to mean the same: who asks for one is shown what holds another, as if it were the same word.</summary>
internal sealed class Synonyms
{
    public const int MostSets = 2000, MostWords = 12, LongestWord = 40;

    /// <summary>Of a run that holds several such words, so many ways to say it are enough.</summary>
    private const int MostWays = 8;

    public static readonly Synonyms None = new([]);
    private readonly FrozenDictionary<string, string[]> others;
    private readonly string[] han;

    public Synonyms(IEnumerable<IReadOnlyList<string>> sets)
    {
        others = sets.SelectMany(words => words.Select(word => (Key: Key(word), Others: words.Where(other => Key(other) != Key(word)).ToArray())))
            .DistinctBy(one => one.Key).ToFrozenDictionary(one => one.Key, one => one.Others);
        han = [.. others.Keys.Where(HasHan).OrderByDescending(word => word.Length)];
    }

    /// <summary>What two words have in common that are the same to a search.</summary>
    public static string Key(string word)
    {
        var folded = FoldedText.Fold(word);
        return HasHan(folded) ? folded.Replace(" ", "", StringComparison.Ordinal) : Glossary.Key(new TermReader(), folded);
    }

    public static bool HasHan(string text) => text.Any(Script.IsHan);

    /// <summary>The other words for an English word or phrase, by <see cref="Key"/>.</summary>
    public IReadOnlyList<string> Of(string key) => others.GetValueOrDefault(key) ?? [];

    /// <summary>A piece with Han characters, one of its words said otherwise each time.</summary>
    public IEnumerable<string> Ways(string piece)
    {
        if (han.Length == 0 || !HasHan(piece))
        {
            return [];
        }
        var folded = FoldedText.Fold(piece);
        return han.Where(word => folded.Contains(word, StringComparison.Ordinal))
            .SelectMany(word => others[word].Select(other => folded.Replace(word, other, StringComparison.Ordinal))).Take(MostWays);
    }
}
