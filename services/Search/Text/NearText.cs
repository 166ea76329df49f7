namespace TechMarket.Search.Text;

/// <summary>Where a term of <see cref="NearText"/> is looked for.</summary>
internal enum NearField
{
    /// <summary>Everything a listing says.</summary>
    All,

    /// <summary>Its title.</summary>
    Title,

    /// <summary>Its title, keywords, organisation and experts as they sound, <see cref="Sounds.Of"/>.</summary>
    Sound,

    /// <summary>The same, three initials at a time.</summary>
    Initials,
}

/// <summary>At least so many of the terms, there.</summary>
/// <param name="Edits">So many letters of a word may be wrong, missing or too many.</param>
internal sealed record NearTerms(NearField Field, IReadOnlyList<string> Terms, int AtLeast, int Edits = 0)
{
    /// <summary>All of them, each right behind the one before; an empty one stands for any.</summary>
    public bool InOrder { get; private init; }

    public static NearTerms Following(NearField field, IEnumerable<string> terms) => new(field, [.. terms], 0) { InOrder = true };

    /// <summary>Words that begin like this.</summary>
    public static NearTerms Beginning(NearField field, string with) => new(field, [with], 1) { Begins = true };

    public bool Begins { get; private init; }

    public bool Any => Terms.Any(term => term.Length > 0);
}

/// <summary>Characters of a title that follow each other, but for so many between the first and the second of the two.</summary>
internal sealed record NearPhrase(string Before, string After, int Between);

/// <summary>One way to understand a part of what was typed: a hit holds the terms, or the phrase.</summary>
internal sealed record NearWay(float Weight, NearTerms? Terms = null)
{
    /// <summary>What it holds besides the terms.</summary>
    public NearTerms? Also { get; init; }

    public NearPhrase? Phrase { get; init; }
}

/// <summary>One part of what was typed, as it was typed in folded letters, and the ways to understand it, likeliest first.</summary>
internal sealed record NearPart(string Typed, IReadOnlyList<NearWay> Ways);

/// <summary>
/// What may have been meant by words that few listings hold: pinyin or its initials, characters of the same sound, one character wrong or missing, an
/// English word misspelt or with a Chinese name. A hit holds every part in one of its ways.
/// </summary>
internal sealed record NearText(IReadOnlyList<NearPart> Parts)
{
    /// <summary>More than so many parts are a sentence: there the words held tell more than those misspelt.</summary>
    private const int MostParts = 4, LongestText = 200;

    /// <summary>So is a longer run, of characters or of letters.</summary>
    private const int LongestHan = 12, LongestLatin = 72;

    public bool HasOtherWays => Parts.Any(part => part.Ways.Count > 1);

    /// <summary>The same, where some parts are meant as they were typed.</summary>
    public NearText AsTyped(Func<NearPart, bool> meant) => new([.. Parts.Select(part => meant(part) ? part with { Ways = [part.Ways[0]] } : part)]);

    /// <summary>Null for what is too long, quoted, or has no other way to be understood.</summary>
    public static NearText? Of(string text) => Made(text, (run, _) => Script.IsHan(run[0]) ? NearHan.Ways(run) : NearLatin.Ways(run));

    /// <summary>The same while it is still being typed: the last word may go on. Looked for in titles; null where nothing can be said.</summary>
    public static NearText? Unfinished(string text) => Made(text, (run, last) => UnfinishedWords.Ways(run, last && !char.IsWhiteSpace(text[^1])));

    private static NearText? Made(string text, Func<string, bool, IEnumerable<NearWay>> ways)
    {
        if (text.Length > LongestText || QueryPieces.Cut(text).Any(piece => piece.Quoted))
        {
            return null;
        }
        var runs = NearRuns.Of(text);
        return runs.Count is > 0 and <= MostParts && runs.TrueForAll(run => run.Length <= (Script.IsHan(run[0]) ? LongestHan : LongestLatin))
            ? new NearText([.. runs.Select((run, at) => new NearPart(run, [.. ways(run, at == runs.Count - 1)]))])
            : null;
    }
}
