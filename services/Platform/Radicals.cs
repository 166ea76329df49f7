using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace TechMarket.Platform;

/// <summary>
/// Text copied out of some PDFs holds radicals (⽇, ⻋) that look like characters (日, 车) and are found by nobody who types those. The Kangxi
/// radicals (U+2F00–2FD5) are folded by NFKC, those of the CJK supplement (U+2E80–2EF3) that stand for a whole character by Unicode's
/// EquivalentUnifiedIdeograph; strokes and components that are no characters stay.
/// </summary>
public static class Radicals
{
    private const string Supplement = "⺁厂⺃乚⺈刀⺌小⺍小⺎兀⺒巳⺓幺⺝月⺟母⺠民⺧牛⺩王⺬示⺮竹⺶羊⺼肉⺽臼⻁虎⻄西⻅见⻆角⻉贝⻊足⻋车⻏邑⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟";

    private static readonly Dictionary<char, char> whole = Supplement.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
    private static readonly SearchValues<char> all = SearchValues.Create([.. whole.Keys, .. Enumerable.Range(0x2F00, 0xD6).Select(code => (char)code)]);

    /// <summary>The text with characters in place of radicals.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Folded(string? text) => text is null || text.AsSpan().IndexOfAny(all) < 0 ? text : string.Concat(text.Select(Folded));

    private static string Folded(char letter) => whole.TryGetValue(letter, out var character) ? character.ToString()
        : letter is >= '\u2F00' and <= '\u2FD5' ? letter.ToString().Normalize(NormalizationForm.FormKC) : letter.ToString();
}
