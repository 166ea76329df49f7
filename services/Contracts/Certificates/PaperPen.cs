using System.Text;
using SkiaSharp;

namespace TechMarket.Contracts.Certificates;

/// <summary>
/// Writes text on a page so that it copies out as it went in. Text is drawn as runs that carry their characters (clusters): a plain
/// DrawText leaves the reader to guess from the glyph, and 日 may come out as the Kangxi radical ⽇.
/// </summary>
internal sealed class PaperPen(SKCanvas page, PaperFont fonts, SKPaint ink) : IDisposable
{
    private readonly Dictionary<(SKTypeface, float), SKFont> sizes = [];

    /// <param name="y">The base line, in points.</param>
    public void Write(string text, float x, float y, float size)
    {
        foreach (var (letters, face) in Runs(Clean(text)))
        {
            x += Run(letters, x, y, Font(face, size));
        }
    }

    public void WriteCentred(string text, float centre, float y, float size) => Write(text, centre - Width(text, size) / 2, y, size);

    public float Width(string text, float size) => Runs(Clean(text)).Sum(run => Font(run.Face, size).GetGlyphWidths(run.Text).Sum());

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

    private float Run(string letters, float x, float y, SKFont font)
    {
        var (glyphs, widths, text) = (font.GetGlyphs(letters), font.GetGlyphWidths(letters), Encoding.UTF8.GetBytes(letters));
        using var builder = new SKTextBlobBuilder();
        var run = builder.AllocatePositionedTextRun(font, glyphs.Length, text.Length);
        glyphs.CopyTo(run.Glyphs);
        text.CopyTo(run.Text);
        var (index, at, advance) = (0, 0u, 0f);
        foreach (var letter in letters.EnumerateRunes())
        {
            run.Positions[index] = new SKPoint(advance, 0);
            run.Clusters[index] = at;
            advance += widths[index++];
            at += (uint)letter.Utf8SequenceLength;
        }
        using var blob = builder.Build();
        page.DrawText(blob, x, y, ink);
        return advance;
    }

    /// <summary>Neighbours of one font together.</summary>
    private List<(string Text, SKTypeface Face)> Runs(string text)
    {
        var runs = new List<(string Text, SKTypeface Face)>();
        foreach (var letter in text.EnumerateRunes())
        {
            var face = fonts.For(letter);
            if (runs.Count > 0 && runs[^1].Face == face)
            {
                runs[^1] = (runs[^1].Text + letter, face);
            }
            else
            {
                runs.Add(($"{letter}", face));
            }
        }
        return runs;
    }

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

    private SKFont Font(SKTypeface face, float size) =>
        sizes.TryGetValue((face, size), out var font) ? font : sizes[(face, size)] = new SKFont(face, size);
}
