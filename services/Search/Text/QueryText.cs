namespace TechMarket.Search.Text;

/// <summary>What a person typed, cut into parts by blanks and quotes. Never fails: what cannot be understood is left out.</summary>
internal sealed record QueryText(IReadOnlyList<QueryPart> Parts, int PartsAtLeast)
{
    private const int LongestQuery = 2000;
    private const int MostTerms = 96;

    /// <summary>Up to so many parts every one is meant, as keywords are.</summary>
    private const int MostMeantWordForWord = 3;

    public IEnumerable<string> Terms => Parts.SelectMany(part => part.Terms).Distinct();

    /// <summary>English words as they were typed, where <see cref="Terms"/> has their stems.</summary>
    public IEnumerable<string> Words => Parts.SelectMany(part => part.Words).Except(Terms).Distinct();

    /// <summary>A sentence rather than keywords: most of it explains, and a title says less of it than the text does.</summary>
    public bool IsLong => Parts.Count > MostMeantWordForWord || Terms.Skip(6).Any();

    public static QueryText Parse(string text)
    {
        var reader = new TermReader();
        var parts = new List<QueryPart>();
        var left = MostTerms;
        foreach (var (piece, quoted) in QueryPieces.Cut(text.Length > LongestQuery ? text[..LongestQuery] : text))
        {
            if (left > 0 && QueryPart.Of(reader, piece, quoted, left) is { } part)
            {
                parts.Add(part);
                left -= part.Terms.Count;
            }
        }
        var telling = parts.Where(part => !part.IsFiller).ToList();
        var kept = telling.Count > 0 ? telling : parts;
        // Of a sentence one telling word may be all that a listing says in the same words: how much else it holds decides its place.
        return kept.Count <= MostMeantWordForWord ? new(kept, kept.Count) : new([.. kept.Select(part => part.InSentence())], kept.Count <= 5 ? 2 : 1);
    }

    /// <summary>For when nothing holds enough of it: any listing that holds one or two of the words, wherever they stood.</summary>
    public QueryText Loosely()
    {
        var terms = Terms.ToList();
        return new QueryText([new QueryPart(terms, [.. Words], terms.Count > 6 ? 2 : 1, [])], 1);
    }
}
