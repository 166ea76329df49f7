namespace TechMarket.Search.Text;

/// <summary>One part of a query that stands for itself: a word, a run of Han characters, or a quoted phrase.</summary>
/// <param name="Terms">What a hit holds, at least <paramref name="AtLeast"/> of them.</param>
/// <param name="Words">The same as it was typed, English words with their endings.</param>
/// <param name="Phrase">For a quoted phrase its characters and words in order, else empty.</param>
internal sealed record QueryPart(IReadOnlyList<string> Terms, IReadOnlyList<string> Words, int AtLeast, IReadOnlyList<string> Phrase)
{
    /// <summary>So many terms of what is said otherwise.</summary>
    public const int MostOtherwise = 32;

    /// <summary>What an English word or phrase is in Chinese, likeliest first: a hit may hold all terms of one of these instead.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Chinese { get; init; } = [];

    /// <summary>What an administrator declared to mean the same, each as good as the part itself.</summary>
    public IReadOnlyList<QueryPart> Otherwise { get; init; } = [];

    /// <summary>It stood in quotes.</summary>
    public bool ToTheLetter { get; private init; }

    public bool IsFiller => Words.All(word => Script.IsFiller(word));

    /// <summary>Of a compound (protein-coupled) any word will do.</summary>
    public QueryPart InSentence() => Phrase.Count > 0 || Script.IsHan(Terms[0][0]) ? this : this with { AtLeast = 1 };

    /// <summary>Words that are one phrase, which has a name of its own in Chinese or other words.</summary>
    public static QueryPart Joined(IReadOnlyList<QueryPart> words, IReadOnlyList<IReadOnlyList<string>> chinese, IReadOnlyList<QueryPart> otherwise)
    {
        List<string> terms = [.. words.SelectMany(word => word.Terms).Distinct()];
        return new(terms, [.. words.SelectMany(word => word.Words).Distinct()], words.Count == 1 ? words[0].AtLeast : terms.Count, []) { Chinese = chinese, Otherwise = otherwise };
    }

    /// <summary>Null where the piece holds no word at all.</summary>
    /// <param name="quoted">Meant to the letter: no stems, all of it.</param>
    /// <param name="most">How many terms there is room for.</param>
    public static QueryPart? Of(TermReader reader, string piece, bool quoted, int most)
    {
        var (terms, words, phrase) = (new List<string>(), new List<string>(), new List<string>());
        reader.Read(piece);
        while (reader.Next())
        {
            var term = reader.Term.ToString();
            var stemmed = reader.HasStem && !quoted;
            if (!stemmed && Asks(reader.Kind, term, quoted) && terms.Count < most && !terms.Contains(term))
            {
                terms.Add(term);
            }
            if (Asks(reader.Kind, term, quoted: true) && words.Count < most)
            {
                words.Add(term);
            }
            if (reader.Kind is not (TermKind.Pair or TermKind.Stem) && phrase.Count < most)
            {
                phrase.Add(term);
            }
        }
        return terms.Count == 0 ? null : new QueryPart(terms, words, quoted ? terms.Count : Enough(terms.Count), quoted && phrase.Count > 1 ? phrase : []) { ToTheLetter = quoted };
    }

    /// <summary>The same said in other words, where the piece of Chinese it was made of holds one that has others.</summary>
    public QueryPart With(Synonyms synonyms, TermReader reader, string piece) => ToTheLetter ? this : this with
    {
        Otherwise = [.. synonyms.Ways(piece).Select(way => Of(reader, way, quoted: false, MostOtherwise)).OfType<QueryPart>()],
    };

    /// <summary>Pairs stand for the characters in them; a pair with 的 joins two words and belongs to neither.</summary>
    private static bool Asks(TermKind kind, string term, bool quoted) => kind switch
    {
        TermKind.Character => false,
        TermKind.Pair => !term.Contains('的', StringComparison.Ordinal),
        TermKind.Stem => !quoted,
        _ => true,
    };

    /// <summary>Short runs are meant word for word; the longer, the more of it is explanation, and the order of hits matters more.</summary>
    private static int Enough(int terms) => terms <= 2 ? terms : terms <= 10 ? (int)Math.Ceiling(terms * 0.6) : Math.Max(2, (int)(terms * 0.15));
}
