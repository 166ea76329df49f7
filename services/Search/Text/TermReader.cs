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
}

/// <summary>
/// Cuts a text into the terms every engine indexes and asks for: Han characters singly and in pairs, words and numbers whole with English
/// plurals stripped. Reused for many texts; not thread-safe.
/// </summary>
internal sealed class TermReader
{
    private const int LongestWord = 64;
    private readonly FoldedText folded = new();
    private readonly char[] word = new char[LongestWord];
    private int wordLength, at, from, to, previous = -1, pending = -1;

    public TermKind Kind { get; private set; }

    /// <summary>The ordinal of the character or word; a pair has that of its second character.</summary>
    public int Position { get; private set; }

    public ReadOnlySpan<char> Term => Kind == TermKind.Word ? word.AsSpan(0, wordLength) : folded.Chars[from..to];

    /// <summary>Begin in the original text.</summary>
    public int Start => folded.Start(from);

    /// <summary>End (exclusive) in the original text.</summary>
    public int End => folded.End(to - 1);

    public void Read(string text)
    {
        folded.Read(text);
        (at, previous, pending, Position) = (0, -1, -1, -1);
    }

    public bool Next()
    {
        if (pending >= 0)
        {
            (from, to, pending) = (pending, at, -1);
            Kind = TermKind.Pair;
            return true;
        }
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
        return true;
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
