namespace TechMarket.Search.Text;

/// <summary>One part of a query that stands for itself: a word, a run of Han characters, or a quoted phrase.</summary>
/// <param name="Terms">What a hit holds, at least <paramref name="AtLeast"/> of them.</param>
/// <param name="Phrase">For a quoted phrase its characters and words in order, else empty.</param>
internal sealed record QueryPart(IReadOnlyList<string> Terms, int AtLeast, IReadOnlyList<string> Phrase);

/// <summary>What a person typed, cut into parts by blanks and quotes. Never fails: what cannot be understood is left out.</summary>
internal sealed record QueryText(IReadOnlyList<QueryPart> Parts, int PartsAtLeast)
{
    private const int LongestQuery = 2000;
    private const int MostTerms = 96;

    public IEnumerable<string> Terms => Parts.SelectMany(part => part.Terms).Distinct();

    public static QueryText Parse(string text)
    {
        var reader = new TermReader();
        var parts = new List<QueryPart>();
        var left = MostTerms;
        foreach (var (piece, quoted) in QueryPieces.Cut(text.Length > LongestQuery ? text[..LongestQuery] : text))
        {
            if (left > 0 && Part(reader, piece, quoted, left) is { } part)
            {
                parts.Add(part);
                left -= part.Terms.Count;
            }
        }
        var telling = parts.Where(part => !part.Terms.All(term => Script.IsFiller(term))).ToList();
        var kept = telling.Count > 0 ? telling : parts;
        return new QueryText(kept, kept.Count <= 3 ? kept.Count : Share(kept.Count, 8));
    }

    /// <summary>For when nothing holds enough of it: any listing that holds one or two of the words, wherever they stood.</summary>
    public QueryText Loosely()
    {
        var terms = Terms.ToList();
        return new QueryText([new QueryPart(terms, terms.Count > 6 ? 2 : 1, [])], 1);
    }

    private static QueryPart? Part(TermReader reader, string piece, bool quoted, int left)
    {
        var terms = new List<string>();
        var phrase = new List<string>();
        reader.Read(piece);
        while (reader.Next())
        {
            var term = reader.Term.ToString();
            if (Asks(reader.Kind, term) && terms.Count < left && !terms.Contains(term))
            {
                terms.Add(term);
            }
            if (reader.Kind != TermKind.Pair && phrase.Count < left)
            {
                phrase.Add(term);
            }
        }
        return terms.Count == 0 ? null : new QueryPart(terms, quoted ? terms.Count : Enough(terms.Count), quoted && phrase.Count > 1 ? phrase : []);
    }

    /// <summary>Pairs stand for the characters in them; a pair with 的 joins two words and belongs to neither.</summary>
    private static bool Asks(TermKind kind, string term) => kind switch
    {
        TermKind.Character => false,
        TermKind.Pair => !term.Contains('的', StringComparison.Ordinal),
        _ => true,
    };

    private static int Enough(int terms) => terms <= 2 ? terms : Share(terms, 10);

    /// <summary>Short queries are meant word for word; the longer, the more of it is explanation, and the order of hits matters more.</summary>
    private static int Share(int count, int shortUpTo) => count <= shortUpTo ? (int)Math.Ceiling(count * 0.6) : Math.Max(2, (int)(count * 0.15));
}
