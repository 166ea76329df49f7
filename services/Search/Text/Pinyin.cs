using System.Collections.Frozen;

namespace TechMarket.Search.Text;

/// <summary>How Chinese is read (CC-CEDICT): without tones, and with the sounds that many speakers do not tell apart taken together.</summary>
internal static class Pinyin
{
    private const int LongestSyllable = 6;
    private static readonly Lazy<Table> table = new(Table.Read);

    /// <summary>The syllables of a run of Simplified characters, one each; a character nobody knows is an empty one.</summary>
    public static string[] Read(ReadOnlySpan<char> run)
    {
        var (read, known) = (new string[run.Length], table.Value);
        for (var at = 0; at < run.Length;)
        {
            var length = Math.Min(known.LongestWord, run.Length - at);
            while (length > 1 && !known.Readings.ContainsKey(run.Slice(at, length)))
            {
                length--;
            }
            var syllables = known.Readings.TryGetValue(run.Slice(at, length), out var found) ? found : [""];
            syllables.CopyTo(read, at);
            at += length;
        }
        return read;
    }

    /// <summary>The ways to cut letters into syllables (xian: xian, xi an), fewest syllables first; none when they are not all pinyin.</summary>
    public static IReadOnlyList<string[]> Cut(string letters, int most = 4)
    {
        var (ways, known) = (new List<string[]>[letters.Length + 1], table.Value.Syllables);
        ways[letters.Length] = [[]];
        for (var at = letters.Length - 1; at >= 0; at--)
        {
            ways[at] = [];
            for (var length = Math.Min(LongestSyllable, letters.Length - at); length > 0; length--)
            {
                if (known.TryGetValue(letters.AsSpan(at, length), out var syllable))
                {
                    ways[at].AddRange(ways[at + length].Select(rest => (string[])[syllable, .. rest]));
                }
            }
            ways[at] = [.. ways[at].OrderBy(way => way.Length).Take(most)];
        }
        return letters.Length == 0 ? [] : ways[0];
    }

    /// <summary>The ways to cut letters into whole syllables and the beginning of one more, most of it whole first.</summary>
    public static IEnumerable<(string[] Syllables, string Begun)> Begun(string letters)
    {
        for (var rest = 0; rest < LongestSyllable && rest <= letters.Length; rest++)
        {
            var begun = letters[^rest..];
            if (rest == 0 || table.Value.Known.Any(syllable => syllable.Length > rest && syllable.StartsWith(begun, StringComparison.Ordinal)))
            {
                IReadOnlyList<string[]> whole = rest == letters.Length ? [[]] : Cut(letters[..^rest]);
                foreach (var way in whole)
                {
                    yield return (way, rest == 0 ? "" : Begin(begun));
                }
            }
        }
    }

    /// <summary>
    /// What is often not told apart, in the south above all, becomes one: zh/z, ch/c, sh/s, n/l at the beginning, n/ng at the end; ü may be typed u or v.
    /// </summary>
    private static string Fold(string syllable)
    {
        var folded = Begin(syllable);
        return folded.EndsWith("ng", StringComparison.Ordinal) && folded[^3] != 'o' ? folded[..^1] : folded;
    }

    private static string Begin(string syllable)
    {
        var folded = syllable.Replace('v', 'u');
        folded = folded.Length > 1 && folded[1] == 'h' ? folded.Remove(1, 1) : folded;
        return folded[0] == 'n' ? 'l' + folded[1..] : folded;
    }

    private sealed record Table(
        FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> Readings, FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Syllables, string[] Known, int LongestWord)
    {
        public static Table Read()
        {
            var (readings, syllables) = (new Dictionary<string, string[]>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
            foreach (var line in Tables.Lines("pinyin.tsv"))
            {
                var tab = line.IndexOf('\t', StringComparison.Ordinal);
                var typed = line[(tab + 1)..].Split(' ');
                readings[line[..tab]] = [.. typed.Select(Fold)];
                foreach (var syllable in typed)
                {
                    syllables[syllable] = syllables[syllable.Replace('v', 'u')] = Fold(syllable);
                }
            }
            return new(readings.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>(),
                syllables.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>(), [.. syllables.Keys], readings.Keys.Max(word => word.Length));
        }
    }
}
