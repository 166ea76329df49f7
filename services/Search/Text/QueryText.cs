namespace TechMarket.Search.Text;

/// <summary>What a person typed, cut into parts by blanks and quotes. Never fails: what cannot be understood is left out.</summary>
internal sealed record QueryText(IReadOnlyList<QueryPart> Parts, int PartsAtLeast)
{
    /// <summary>In characters.</summary>
    public const int LongestQuery = 2000;
    private const int MostTerms = 96;

    /// <summary>Up to so many parts every one is meant, as keywords are.</summary>
    private const int MostMeantWordForWord = 3;

    /// <summary>Of a run of Han characters, so many pairs.</summary>
    private const int MostKeywords = 6;

    public IEnumerable<string> Terms => Parts.SelectMany(part => part.Terms).Distinct();

    /// <summary>What to mark in a hit: the terms, and those of the other ways to say them.</summary>
    public IEnumerable<string> Marked => Terms.Concat(Parts.SelectMany(part => part.Chinese).SelectMany(terms => terms))
        .Concat(Parts.SelectMany(part => part.Otherwise).SelectMany(part => part.Terms)).Distinct();

    /// <summary>English words as they were typed, where <see cref="Terms"/> has their stems.</summary>
    public IEnumerable<string> Words => Parts.SelectMany(part => part.Words).Except(Terms).Distinct();

    /// <summary>A sentence rather than keywords: most of it explains, and a title says less of it than the text does.</summary>
    public bool IsLong { get; private init; }

    /// <param name="synonyms">What an administrator declared to mean the same.</param>
    public static QueryText Parse(string text, Synonyms? synonyms = null)
    {
        var reader = new TermReader();
        var parts = new List<QueryPart>();
        var left = MostTerms;
        foreach (var (piece, quoted) in QueryPieces.Cut(text.Length > LongestQuery ? text[..LongestQuery] : text))
        {
            if (left > 0 && QueryPart.Of(reader, piece, quoted, left) is { } part)
            {
                parts.Add(part.With(synonyms ?? Synonyms.None, reader, piece));
                left -= part.Terms.Count;
            }
        }
        var telling = parts.Where(part => !part.IsFiller).ToList();
        var kept = telling.Count > 0 ? telling : parts;
        // Of a sentence one telling word may be all that a listing says in the same words: how much else it holds decides its place.
        var (sentence, asked) = (kept.Count > MostMeantWordForWord, InChinese.Of(kept, synonyms ?? Synonyms.None));
        return (sentence ? new QueryText([.. asked.Select(part => part.InSentence())], Math.Min(asked.Count, kept.Count <= 5 ? 2 : 1)) : new(asked, asked.Count))
            with { IsLong = sentence || asked.SelectMany(part => part.Terms).Distinct().Skip(MostKeywords).Any() };
    }

    /// <summary>For when nothing holds enough of it: any listing that holds one or two of the words, wherever they stood.</summary>
    public QueryText Loosely()
    {
        var terms = Marked.ToList();
        return new QueryText([new QueryPart(terms, [.. Words], terms.Count > MostKeywords ? 2 : 1, [])], 1) { IsLong = IsLong };
    }
}
