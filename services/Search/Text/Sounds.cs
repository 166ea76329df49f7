namespace TechMarket.Search.Text;

/// <summary>
/// What the Chinese in a text sounds like, as terms: two syllables that follow each other, and three initials. Every engine indexes them for the names of a
/// listing, so that pinyin, initials and characters of the same sound find it.
/// </summary>
internal static class Sounds
{
    /// <summary>Fewer initials than this tell nothing.</summary>
    public const int FewestInitials = 3;

    private const char Unknown = '?';

    /// <summary>Both in order; an empty term where what follows does not follow immediately.</summary>
    public static (List<string> Pairs, List<string> Initials) Of(string text)
    {
        var (pairs, initials) = (new List<string>(), new List<string>());
        foreach (var run in Runs(text))
        {
            var syllables = Pinyin.Read(run);
            pairs.AddRange(Pairs(syllables));
            pairs.Add("");
            initials.AddRange(Initials(Initials(syllables)));
            initials.Add("");
        }
        return (pairs, initials);
    }

    /// <summary>Two by two; a character nobody knows how to read leaves an empty term.</summary>
    public static IEnumerable<string> Pairs(IReadOnlyList<string> syllables) => syllables.Zip(syllables.Skip(1))
        .Select(pair => pair.First.Length > 0 && pair.Second.Length > 0 ? $"{pair.First} {pair.Second}" : "");

    /// <summary>Three by three.</summary>
    public static IEnumerable<string> Initials(string letters) => Enumerable.Range(0, Math.Max(0, letters.Length - FewestInitials + 1))
        .Select(at => letters.Substring(at, FewestInitials)).Select(three => three.Contains(Unknown, StringComparison.Ordinal) ? "" : three);

    /// <summary>The first letter of each syllable as the index holds it.</summary>
    public static string Initials(IReadOnlyList<string> syllables) => string.Concat(syllables.Select(syllable => syllable.Length > 0 ? syllable[0] : Unknown));

    /// <summary>Initials as they are typed, as the index holds them: n and l are one.</summary>
    public static string Typed(string letters) => letters.Replace('n', 'l');

    /// <summary>The runs of Han characters, in Simplified script.</summary>
    public static IEnumerable<string> Runs(string text)
    {
        var folded = FoldedText.Fold(text);
        for (var at = 0; at < folded.Length;)
        {
            var end = at;
            while (end < folded.Length && Script.IsHan(folded[end]))
            {
                end++;
            }
            if (end > at)
            {
                yield return folded[at..end];
            }
            at = end + 1;
        }
    }
}
