namespace TechMarket.Search.Text;

/// <summary>A text as it is compared, and for every character of it the place in the original.</summary>
internal sealed class FoldedText
{
    private string original = "";
    private char[] chars = new char[256];
    private int[] origins = new int[256];

    public int Length { get; private set; }

    public ReadOnlySpan<char> Chars => chars.AsSpan(0, Length);

    public static string Fold(string text)
    {
        var folded = new FoldedText();
        folded.Read(text);
        return folded.Chars.ToString();
    }

    public void Read(string text)
    {
        original = text;
        Length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                var rune = char.ConvertToUtf32(c, text[i + 1]);
                AddAll(FoldTables.Rare.TryGetValue(rune, out var to) ? to : text.AsSpan(i, 2), i);
                i++;
            }
            else if (char.IsSurrogate(c))
            {
                Add(' ', i);
            }
            else if (FoldTables.Plain[c] is not '\0' and var plain)
            {
                Add(plain, i);
            }
            else
            {
                AddAll(FoldTables.Several[c], i);
            }
        }
        Simplify();
    }

    /// <summary>Where in the original text the folded character at <paramref name="index"/> begins.</summary>
    public int Start(int index) => origins[index];

    /// <summary>Where in the original text the folded character at <paramref name="index"/> ends (exclusive).</summary>
    public int End(int index)
    {
        var origin = origins[index];
        var pair = char.IsHighSurrogate(original[origin]) && origin + 1 < original.Length && char.IsLowSurrogate(original[origin + 1]);
        return origin + (pair ? 2 : 1);
    }

    private void Simplify()
    {
        for (var i = 0; i < Length; i++)
        {
            if (FoldTables.Phrases.TryGetValue(chars[i], out var phrases) && Phrase(phrases, i) is { } phrase)
            {
                phrase.CopyTo(chars.AsSpan(i));
                i += phrase.Length - 1;
            }
            else
            {
                chars[i] = FoldTables.Simplified[chars[i]];
            }
        }
    }

    private string? Phrase((string From, string To)[] phrases, int at)
    {
        var rest = chars.AsSpan(at, Length - at);
        foreach (var (from, to) in phrases)
        {
            if (rest.StartsWith(from))
            {
                return to;
            }
        }
        return null;
    }

    private void AddAll(ReadOnlySpan<char> chars, int origin)
    {
        foreach (var c in chars)
        {
            Add(c, origin);
        }
    }

    private void Add(char c, int origin)
    {
        if (Length == chars.Length)
        {
            Array.Resize(ref chars, Length * 2);
            Array.Resize(ref origins, Length * 2);
        }
        chars[Length] = c;
        origins[Length++] = origin;
    }
}
