using System.Text;
using SkiaSharp;

namespace TechMarket.Contracts.Certificates;

/// <summary>
/// Writes text on a page so that it copies out as it went in. Text is drawn as runs that carry their characters (clusters): a plain
/// DrawText leaves the reader to guess from the glyph, and 日 may come out as the Kangxi radical ⽇.
/// </summary>
internal sealed class PaperPen(SKCanvas page, PaperFont fonts, SKPaint ink) : IDisposable
{
    private readonly Dictionary<float, SKFont> sizes = [];

    /// <param name="y">The base line, in points.</param>
    public void Write(string text, float x, float y, float size)
    {
        var (letters, font) = (Clean(text).EnumerateRunes().ToList(), Font(size));
        var (shapes, original) = (Drawn(letters), Encoding.UTF8.GetBytes(string.Concat(letters)));
        var (glyphs, widths) = (font.GetGlyphs(shapes), font.GetGlyphWidths(shapes));
        using var builder = new SKTextBlobBuilder();
        var run = builder.AllocatePositionedTextRun(font, glyphs.Length, original.Length);
        glyphs.CopyTo(run.Glyphs);
        original.CopyTo(run.Text);
        var (at, advance) = (0u, 0f);
        for (var index = 0; index < letters.Count; index++)
        {
            run.Positions[index] = new SKPoint(advance, 0);
            run.Clusters[index] = at;
            advance += widths[index];
            at += (uint)letters[index].Utf8SequenceLength;
        }
        using var blob = builder.Build();
        page.DrawText(blob, x, y, ink);
    }

    public void WriteCentred(string text, float centre, float y, float size) => Write(text, centre - Width(text, size) / 2, y, size);

    public float Width(string text, float size) => Font(size).GetGlyphWidths(Drawn(Clean(text).EnumerateRunes())).Sum();

    /// <summary>The text in lines no wider than <paramref name="width"/>. Words of Latin letters and figures stay whole where they fit.</summary>
    public IReadOnlyList<string> Lines(string text, float width, float size)
    {
        var (lines, line) = (new List<string>(), "");
        foreach (var piece in Pieces(Clean(text)).SelectMany(piece => Width(piece, size) <= width ? [piece] : piece.EnumerateRunes().Select(letter => letter.ToString())))
        {
            if (line.Length > 0 && Width(line + piece, size) > width)
            {
                lines.Add(line);
                line = "";
            }
            line += piece;
        }
        return line.Length > 0 ? [.. lines, line] : lines;
    }

    public void Dispose()
    {
        foreach (var font in sizes.Values)
        {
            font.Dispose();
        }
    }

    private string Drawn(IEnumerable<Rune> letters) => string.Concat(letters.Select(fonts.Drawn));

    private static IEnumerable<string> Pieces(string text)
    {
        var word = "";
        foreach (var letter in text.EnumerateRunes())
        {
            word += letter;
            if (!letter.IsAscii || letter.Value == ' ')
            {
                yield return word;
                word = "";
            }
        }
        if (word.Length > 0)
        {
            yield return word;
        }
    }

    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Select(letter => Rune.IsControl(letter) ? " " : letter.ToString()));

    private SKFont Font(float size) => sizes.TryGetValue(size, out var font) ? font : sizes[size] = new SKFont(fonts.Face, size);
}
