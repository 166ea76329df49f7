using System.Globalization;
using System.Text;
using TechMarket.Platform;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Contracts.Texts;

/// <summary>The name of a text, fit to be shown and to be saved under on anybody's machine.</summary>
internal static class TextName
{
    public const int Longest = 120;

    /// <summary>
    /// Without folders, without what does not show (a character that turns the direction of writing makes <c>gpj.exe</c> look like a picture), cut to
    /// its length, and with an ending of the format: a PDF that calls itself a program is saved as a PDF.
    /// </summary>
    public static string Of(string? sent, TextFormat format)
    {
        var name = Shown((sent ?? "").Split('/', '\\')[^1]);
        var known = format.Endings.FirstOrDefault(one => name.EndsWith(one, StringComparison.OrdinalIgnoreCase));
        var (stem, ending) = known is null ? (name, format.Endings[0]) : (name[..^known.Length], name[^known.Length..]);
        stem = string.Concat(stem.EnumerateRunes().Take(Longest - ending.Length)).Trim(' ', '.');
        return (stem.Length == 0 ? T("合同文本", "contract") : stem) + ending;
    }

    private static string Shown(string name) => Radicals.Folded(string.Concat(name.EnumerateRunes().Where(letter => Rune.GetUnicodeCategory(letter)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)))).Trim();
}
