namespace TechMarket.Search.Text;

/// <summary>
/// Words of an English query may be held in Chinese instead: the longest phrase the <see cref="Glossary"/> knows, from each word on, becomes one part
/// with its Chinese as other ways to say it.
/// </summary>
internal static class InChinese
{
    public static List<QueryPart> Of(IReadOnlyList<QueryPart> parts)
    {
        var (asked, reader) = (new List<QueryPart>(parts.Count), new TermReader());
        for (var at = 0; at < parts.Count;)
        {
            var (length, chinese) = Longest(parts, at);
            asked.Add(length == 0 ? parts[at] : QueryPart.Joined([.. parts.Skip(at).Take(length)], [.. chinese.Select(word => Terms(reader, word))]));
            at += Math.Max(1, length);
        }
        return asked;
    }

    private static (int Length, IReadOnlyList<string> Chinese) Longest(IReadOnlyList<QueryPart> parts, int at)
    {
        for (var length = Math.Min(Glossary.LongestPhrase, parts.Count - at); length > 0; length--)
        {
            var words = parts.Skip(at).Take(length).ToList();
            if (words.TrueForAll(part => !part.ToTheLetter && part.Words.Count == 1) && !(length == 1 && words[0].IsFiller)
                && Glossary.Chinese(string.Join(' ', words.Select(part => part.Words[0]))) is { Count: > 0 } chinese)
            {
                return (length, chinese);
            }
        }
        return (0, []);
    }

    private static List<string> Terms(TermReader reader, string chinese)
    {
        var terms = new List<string>();
        reader.Read(chinese);
        while (reader.Next())
        {
            if (reader.Kind is TermKind.Pair or TermKind.Alone)
            {
                terms.Add(reader.Term.ToString());
            }
        }
        return terms;
    }
}
