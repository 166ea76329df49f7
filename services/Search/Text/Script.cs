namespace TechMarket.Search.Text;

internal static class Script
{
    /// <summary>Written without spaces: Han and kana; of the rarer Han characters the first half of the pair.</summary>
    public static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF' or >= '\uF900' and <= '\uFAFF'
        or >= '\u3041' and <= '\u30FF' or '々' or '〇' or (>= '\uD840' and <= '\uD8BF');

    /// <summary>Words that carry no meaning of their own: never required of a hit.</summary>
    public static bool IsFiller(ReadOnlySpan<char> term) => Fillers.Contains(term);

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Fillers = new HashSet<string>(StringComparer.Ordinal)
    {
        "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "did", "do", "doe", "for", "from", "had", "has", "have", "how", "in",
        "into", "is", "it", "its", "may", "not", "of", "on", "or", "than", "that", "the", "their", "thi", "this", "to", "was", "were", "what", "which",
        "with", "的", "了", "和", "与", "及", "或", "是", "在",
    }.GetAlternateLookup<ReadOnlySpan<char>>();
}
