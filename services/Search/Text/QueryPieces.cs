namespace TechMarket.Search.Text;

internal static class QueryPieces
{
    private const string Opening = "\"“「『＂";
    private const string Closing = "\"”」』＂";

    /// <summary>The quoted phrases and the words between them; a quote without its partner is a blank.</summary>
    public static IEnumerable<(string Piece, bool Quoted)> Cut(string text)
    {
        var from = 0;
        while (from < text.Length)
        {
            var open = text.AsSpan(from).IndexOfAny(Opening) is >= 0 and var at ? from + at : text.Length;
            foreach (var word in Words(text[from..open]))
            {
                yield return (word, false);
            }
            if (open == text.Length)
            {
                yield break;
            }
            var close = text.IndexOf(Closing[Opening.IndexOf(text[open], StringComparison.Ordinal)], open + 1);
            if (close > open)
            {
                yield return (text[(open + 1)..close], true);
            }
            from = Math.Max(open, close) + 1;
        }
    }

    private static string[] Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
