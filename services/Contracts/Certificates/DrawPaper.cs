using QRCoder;
using SkiaSharp;

namespace TechMarket.Contracts.Certificates;

/// <summary>Draws a certificate on one A4 page, as PDF. Lengths are points, 1/72 inch.</summary>
internal static class DrawPaper
{
    private const float Width = 595, Height = 842, Frame = 34, Left = 64, Values = 196, Right = Width - 64, Qr = 104;
    private const float Foot = Height - Frame - Qr - 26;

    public static byte[] Of(PaperContent content, PaperFont fonts)
    {
        using var file = new MemoryStream();
        using (var pdf = SKDocument.CreatePdf(file, About(content)))
        {
            var page = pdf.BeginPage(Width, Height);
            using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
            using var pen = new PaperPen(page, fonts, ink);
            Border(page);
            pen.WriteCentred(content.Title, Width / 2, 104, content.Title.Length > 20 ? 19 : 25);
            pen.WriteCentred(content.Number, Width / 2, 134, 14);
            Table(content, page, pen);
            Notes(content, pen);
            Code(content, page, ink);
            pdf.EndPage();
            pdf.Close();
        }
        return file.ToArray();
    }

    /// <summary>The same content makes the same file: its date is that of the registration. The number stands in Subject, where a check finds it.</summary>
    private static SKDocumentPdfMetadata About(PaperContent content)
    {
        var day = DateTime.SpecifyKind(content.RegisteredOn.ToDateTime(TimeOnly.MinValue), DateTimeKind.Utc);
        return new() { Title = content.Title, Subject = content.Number, Creator = "TechMarket", Creation = day, Modified = day, RasterDpi = 72, EncodingQuality = 101 };
    }

    private static void Border(SKCanvas page)
    {
        using var line = new SKPaint { Color = new SKColor(0x1f, 0x4e, 0x79), Style = SKPaintStyle.Stroke, StrokeWidth = 1.6f };
        page.DrawRect(Frame, Frame, Width - 2 * Frame, Height - 2 * Frame, line);
        line.StrokeWidth = 0.5f;
        page.DrawRect(Frame + 4, Frame + 4, Width - 2 * Frame - 8, Height - 2 * Frame - 8, line);
    }

    private static void Table(PaperContent content, SKCanvas page, PaperPen pen)
    {
        var (size, lines) = Fitting(content, pen);
        using var rule = new SKPaint { Color = new SKColor(0xb0, 0xb0, 0xb0), StrokeWidth = 0.4f };
        var y = 164f;
        foreach (var (line, parts) in content.Lines.Zip(lines))
        {
            page.DrawLine(Left, y, Right, y, rule);
            pen.Write(line.Label, Left, y + size * 1.55f, size * 0.86f);
            foreach (var part in parts)
            {
                pen.Write(part, Values, y += size * 1.55f, size);
            }
            y += size * 0.75f;
        }
        page.DrawLine(Left, y, Right, y, rule);
    }

    /// <summary>The largest letters with which everything finds room: names may be long.</summary>
    private static (float Size, List<IReadOnlyList<string>> Lines) Fitting(PaperContent content, PaperPen pen)
    {
        for (var size = 12f; ; size -= 0.5f)
        {
            var lines = content.Lines.Select(line => pen.Lines(line.Value, Right - Values, size)).ToList();
            if (size <= 5 || lines.Sum(parts => parts.Count * size * 1.55f + size * 0.75f) < Foot - 176)
            {
                return (size, lines);
            }
        }
    }

    private static void Notes(PaperContent content, PaperPen pen)
    {
        var y = Foot;
        foreach (var part in content.Notes.SelectMany(note => pen.Lines(note, Right - Qr - 16 - Left, 8.5f)))
        {
            pen.Write(part, Left, y += 14, 8.5f);
        }
    }

    private static void Code(PaperContent content, SKCanvas page, SKPaint ink)
    {
        using var codes = new QRCodeGenerator();
        using var data = codes.CreateQrCode(content.Address.ToString(), QRCodeGenerator.ECCLevel.M);
        var modules = data.ModuleMatrix;
        var side = Qr / modules.Count;
        for (var row = 0; row < modules.Count; row++)
        {
            for (var column = 0; column < modules.Count; column++)
            {
                if (modules[row][column])
                {
                    page.DrawRect(Right - Qr + column * side, Foot + row * side, side + 0.05f, side + 0.05f, ink);
                }
            }
        }
    }
}
