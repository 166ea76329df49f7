namespace TechMarket.Search.Text;

/// <summary>
/// A term as a number, the same on every machine: Han characters as they are, so that the term can be read back; of a word a hash of 56 bits, which two words
/// of one market share less than once in ten thousand markets. Han terms sort before words.
/// </summary>
internal static class TermKey
{
    private const ulong Words = 0xFF00_0000_0000_0000, Basis = 14695981039346656037, Prime = 1099511628211;

    public static ulong Of(ReadOnlySpan<char> term)
    {
        var (han, hash) = (0UL, Basis);
        foreach (var c in term)
        {
            han = (han << 16) | c;
            hash = (hash ^ c) * Prime;
        }
        return Script.IsHan(term[0]) ? han : hash | Words;
    }

    public static bool IsHan(ulong key) => key < Words;

    /// <summary>The characters of a Han term.</summary>
    public static string Han(ulong key)
    {
        Span<char> term = [(char)(key >> 48), (char)(key >> 32), (char)(key >> 16), (char)key];
        return term.TrimStart('\0').ToString();
    }
}
