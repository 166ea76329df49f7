using System.Collections.Frozen;

namespace TechMarket.Search.Text;

/// <summary>What English words and short phrases are in Chinese (CC-CEDICT turned round), so that a query in English finds Chinese text. Read when first asked.</summary>
internal static class Glossary
{
    /// <summary>A phrase has at most so many words.</summary>
    public const int LongestPhrase = 3;

    private static readonly Lazy<FrozenDictionary<string, string>> words = new(Read);
    private static readonly Lazy<FrozenSet<string>> chinese = new(() => words.Value.Values.SelectMany(all => all.Split(' ')).ToFrozenSet(StringComparer.Ordinal));

    /// <summary>The Chinese for words as <see cref="TermReader"/> makes them, joined by blanks; likeliest first, none when it is not known.</summary>
    public static IReadOnlyList<string> Chinese(string english) => words.Value.TryGetValue(english, out var chinese) ? chinese.Split(' ') : [];

    /// <summary>Whether it is a Chinese word of the dictionary.</summary>
    public static bool IsChinese(string word) => chinese.Value.Contains(word);

    /// <summary>The English words and phrases themselves, read anew each time.</summary>
    public static IEnumerable<string> English() => Tables.Lines("glossary.tsv").Select(line => line[..line.IndexOf('\t', StringComparison.Ordinal)]);

    private static FrozenDictionary<string, string> Read()
    {
        var (read, reader) = (new Dictionary<string, string>(StringComparer.Ordinal), new TermReader());
        foreach (var line in Tables.Lines("glossary.tsv"))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            read.TryAdd(Key(reader, line[..tab]), line[(tab + 1)..]);
        }
        return read.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The words of a phrase as <see cref="TermReader"/> makes them, joined by blanks.</summary>
    public static string Key(TermReader reader, string english)
    {
        var terms = new List<string>(LongestPhrase);
        reader.Read(english);
        while (reader.Next())
        {
            if (reader.Kind == TermKind.Word)
            {
                terms.Add(reader.Term.ToString());
            }
        }
        return string.Join(' ', terms);
    }
}
