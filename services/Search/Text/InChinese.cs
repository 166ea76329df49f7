namespace TechMarket.Search.Text;

/// <summary>
/// Words of an English query may be held in Chinese or in other words instead: the longest phrase the <see cref="Glossary"/> or the
/// <see cref="Synonyms"/> know, from each word on, becomes one part with these as other ways to say it.
/// </summary>
internal static class InChinese
{
    public static List<QueryPart> Of(IReadOnlyList<QueryPart> parts, Synonyms synonyms)
    {
        var (asked, reader) = (new List<QueryPart>(parts.Count), new TermReader());
        for (var at = 0; at < parts.Count;)
        {
            var (length, chinese, others) = Longest(parts, at, synonyms);
            asked.Add(length == 0 ? parts[at] : QueryPart.Joined([.. parts.Skip(at).Take(length)], [.. chinese.Select(word => Terms(reader, word))],
                [.. others.Select(word => QueryPart.Of(reader, word, quoted: false, QueryPart.MostOtherwise)).OfType<QueryPart>()]));
            at += Math.Max(1, length);
        }
        return asked;
    }

    private static (int Length, IReadOnlyList<string> Chinese, IReadOnlyList<string> Others) Longest(IReadOnlyList<QueryPart> parts, int at, Synonyms synonyms)
    {
        for (var length = Math.Min(Glossary.LongestPhrase, parts.Count - at); length > 0; length--)
        {
            var words = parts.Skip(at).Take(length).ToList();
            if (words.TrueForAll(part => !part.ToTheLetter) && !(length == 1 && words[0].IsFiller))
            {
                var key = string.Join(' ', words.SelectMany(part => part.Words));
                var (chinese, others) = (Glossary.Chinese(key), synonyms.Of(key));
                if (chinese.Count + others.Count > 0)
                {
                    return (length, chinese, others);
                }
            }
        }
        return (0, [], []);
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
