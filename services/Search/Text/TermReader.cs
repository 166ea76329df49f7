namespace TechMarket.Search.Text;

/// <summary>What a term was made of.</summary>
internal enum TermKind
{
    /// <summary>One Han character with neighbours.</summary>
    Character,

    /// <summary>One Han character standing alone: nothing longer represents it.</summary>
    Alone,

    /// <summary>Two neighbouring Han characters.</summary>
    Pair,

    /// <summary>A Latin word or a number, whole.</summary>
    Word,

    /// <summary>The stem of the English word just read, under a mark that no word has: searched for, never compared.</summary>
    Stem,
}

/// <summary>
/// Cuts a text into the terms every engine indexes and asks for: Han characters singly and in pairs, words and numbers whole with English
/// plurals stripped, English words by their stems as well. Reused for many texts; not thread-safe.
/// </summary>
internal sealed class TermReader
{
    /// <summary>What a stem begins with.</summary>
    public const char StemMark = '~';
    private const int LongestWord = 64;
    private const int ShortestStemmed = 3;
    private readonly FoldedText folded = new();
    private readonly char[] word = new char[LongestWord];
    private readonly char[] stem = new char[LongestWord + 1];
    private int wordLength, stemLength, at, from, to, previous = -1, pending = -1;

    public TermKind Kind { get; private set; }

    /// <summary>The ordinal of the character or word; a pair has that of its second character.</summary>
    public int Position { get; private set; }

    public ReadOnlySpan<char> Term => Kind switch
    {
        TermKind.Word => word.AsSpan(0, wordLength),
        TermKind.Stem => stem.AsSpan(0, stemLength),
        _ => folded.Chars[from..to],
    };

    /// <summary>A word of letters, whose stem comes next.</summary>
    public bool HasStem => Kind == TermKind.Word && stemLength > 0;

    /// <summary>Begin in the original text.</summary>
    public int Start => folded.Start(from);

    /// <summary>End (exclusive) in the original text.</summary>
    public int End => folded.End(to - 1);

    public void Read(string text)
    {
        folded.Read(text);
        (at, previous, pending, stemLength, Position) = (0, -1, -1, 0, -1);
    }

    public bool Next()
    {
        if (pending >= 0)
        {
            (from, to, pending) = (pending, at, -1);
            Kind = TermKind.Pair;
            return true;
        }
        if (HasStem)
        {
            Kind = TermKind.Stem;
            return true;
        }
        stemLength = 0;
        while (at < folded.Length)
        {
            var c = folded.Chars[at];
            if (Script.IsHan(c))
            {
                return Han();
            }
            previous = -1;
            if (char.IsLetterOrDigit(c))
            {
                return Word();
            }
            at++;
        }
        return false;
    }

    private bool Han()
    {
        from = at;
        to = at = After(at);
        Position++;
        var followed = at < folded.Length && Script.IsHan(folded.Chars[at]);
        Kind = previous < 0 && !followed ? TermKind.Alone : TermKind.Character;
        pending = previous;
        previous = from;
        return true;
    }

    private bool Word()
    {
        from = at;
        while (at < folded.Length && Continues(at))
        {
            at++;
        }
        to = at;
        Position++;
        Kind = TermKind.Word;
        var length = Math.Min(to - from, LongestWord);
        folded.Chars.Slice(from, length).CopyTo(word);
        wordLength = EnglishPlural.Strip(word.AsSpan(0, length));
        stemLength = wordLength >= ShortestStemmed && !word.AsSpan(0, wordLength).ContainsAnyExceptInRange('a', 'z') ? Stem() : 0;
        return true;
    }

    private int Stem()
    {
        stem[0] = StemMark;
        word.AsSpan(0, wordLength).CopyTo(stem.AsSpan(1));
        return 1 + EnglishStem.Strip(stem.AsSpan(1, wordLength));
    }

    private int After(int at) =>
        at + 1 < folded.Length && char.IsHighSurrogate(folded.Chars[at]) && char.IsLowSurrogate(folded.Chars[at + 1]) ? at + 2 : at + 1;

    /// <summary>A point between digits belongs to the number (2.5).</summary>
    private bool Continues(int at)
    {
        var chars = folded.Chars;
        return !Script.IsHan(chars[at]) && (char.IsLetterOrDigit(chars[at])
            || (chars[at] == '.' && at > from && at + 1 < chars.Length && char.IsAsciiDigit(chars[at - 1]) && char.IsAsciiDigit(chars[at + 1])));
    }
}
