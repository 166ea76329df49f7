using System.Collections.Frozen;
using System.Text;

namespace TechMarket.Search.Text;

/// <summary>What each character becomes before it is compared: compatibility form, no accents, lower case; then Simplified script.</summary>
internal static class FoldTables
{
    /// <summary>Single characters: compatibility form in lower case; '\0' where the result is not exactly one character.</summary>
    public static readonly char[] Plain = new char[char.MaxValue + 1];

    /// <summary>Characters that become several, or none (㎡, ﬁ, combining accents).</summary>
    public static readonly FrozenDictionary<char, string> Several;

    /// <summary>Characters outside the basic plane.</summary>
    public static readonly FrozenDictionary<int, string> Rare;

    /// <summary>Traditional to Simplified, character by character; everything else stands for itself.</summary>
    public static readonly char[] Simplified = new char[char.MaxValue + 1];

    /// <summary>Words in which a character keeps or changes its form against the character table (乾隆, 瞭望), longest first.</summary>
    public static readonly FrozenDictionary<char, (string From, string To)[]> Phrases;

    /// <summary>Changes whenever the same text may give other terms, or a listing is kept in other fields; an index made by other tables is not used.</summary>
    public const string Version = "7";

    static FoldTables()
    {
        for (var i = 0; i <= char.MaxValue; i++)
        {
            Simplified[i] = (char)i;
        }
        var rare = new Dictionary<int, string>();
        foreach (var (from, to) in Read("TSCharacters.txt"))
        {
            if (from.Length == 1 && to.Length == 1)
            {
                Simplified[from[0]] = to[0];
            }
            else if (from.Length == 2)
            {
                rare[char.ConvertToUtf32(from, 0)] = to;
            }
        }
        Rare = rare.ToFrozenDictionary();
        // The table of characters leaves two everyday variants apart that Taiwan writes differently.
        Simplified['著'] = '着';
        Simplified['祂'] = '他';
        Several = FillPlain().ToFrozenDictionary();
        Phrases = Read("TSPhrases.txt")
            .Where(pair => pair.From.Length == pair.To.Length)
            .GroupBy(pair => pair.From[0])
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(pair => pair.From.Length).ToArray());
    }

    private static Dictionary<char, string> FillPlain()
    {
        var several = new Dictionary<char, string>();
        for (var i = 0; i <= char.MaxValue; i++)
        {
            var folded = char.IsSurrogate((char)i) || i >= 0xFFFE ? ((char)i).ToString() : Fold(((char)i).ToString());
            if (folded.Length == 1 && folded[0] != '\0')
            {
                Plain[i] = folded[0];
            }
            else
            {
                several[(char)i] = folded;
            }
        }
        return several;
    }

    private static string Fold(string one)
    {
        var parts = one.Normalize(NormalizationForm.FormKD).Where(c => c is < '\u0300' or > '\u036F').ToArray();
        return new string(parts).Normalize(NormalizationForm.FormC).ToLowerInvariant();
    }

    private static IEnumerable<(string From, string To)> Read(string table)
    {
        foreach (var line in Tables.Lines(table))
        {
            var columns = line.Split('\t');
            if (columns.Length == 2 && !line.StartsWith('#'))
            {
                yield return (columns[0], columns[1].Split(' ')[0]);
            }
        }
    }
}
