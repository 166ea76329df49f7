using System.Globalization;
using SkiaSharp;
using TechMarket.Contracts.Certificates;
using TechMarket.Platform.Tables;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Contracts.Exports;

/// <summary>A table as PDF on as many A4 pages, lying on their side, as it needs; each begins with the headers. Lengths are points, 1/72 inch.</summary>
/// <param name="note">What stands below the title.</param>
internal sealed class TablePaper(string title, string note, IReadOnlyList<TableColumn> columns, PaperFont fonts)
{
    private const float Width = 842, Height = 595, Edge = 36, Letters = 8.5f, Leading = 12, Gap = 4;

    private readonly IReadOnlyList<float> widths = [.. columns.Select(column => column.Width * (Width - 2 * Edge) / columns.Sum(one => one.Width))];

    public byte[] Draw(IEnumerable<object?[]> rows)
    {
        using var file = new MemoryStream();
        using (var pdf = SKDocument.CreatePdf(file, new SKDocumentPdfMetadata { Title = title, Subject = note, Creator = "TechMarket", RasterDpi = 72, EncodingQuality = 101 }))
        {
            var left = new Queue<object?[]>(rows);
            for (var number = 1; number == 1 || left.Count > 0; number++)
            {
                Page(pdf.BeginPage(Width, Height), left, number);
                pdf.EndPage();
            }
            pdf.Close();
        }
        return file.ToArray();
    }

    private void Page(SKCanvas page, Queue<object?[]> rows, int number)
    {
        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        using var pen = new PaperPen(page, fonts, ink);
        pen.WriteCentred(title, Width / 2, Edge + 14, 14);
        pen.Write(note, Edge, Edge + 32, Letters);
        var head = Lines(pen, [.. columns.Select(column => column.Header)]);
        var y = Row(page, pen, head, Edge + 40);
        var first = y;
        while (rows.TryPeek(out var row))
        {
            var lines = Lines(pen, [.. row.Zip(columns, (cell, column) => Shown(cell, column.Style))]);
            if (y > first && y + Tall(lines) > Height - Edge - Leading)
            {
                break;
            }
            y = Row(page, pen, lines, y);
            rows.Dequeue();
        }
        pen.WriteCentred(T($"第 {number} 页", $"Page {number}"), Width / 2, Height - Edge, Letters);
    }

    /// <summary>Each cell in the lines it needs.</summary>
    private List<IReadOnlyList<string>> Lines(PaperPen pen, IReadOnlyList<string> cells) =>
        [.. cells.Select((cell, at) => pen.Lines(cell, widths[at] - Gap, Letters))];

    private static float Tall(List<IReadOnlyList<string>> lines) => lines.Max(cell => cell.Count) * Leading + Gap;

    /// <returns>Where the next row begins.</returns>
    private float Row(SKCanvas page, PaperPen pen, List<IReadOnlyList<string>> lines, float y)
    {
        using var rule = new SKPaint { Color = new SKColor(0xb0, 0xb0, 0xb0), StrokeWidth = 0.4f };
        var x = Edge;
        foreach (var (cell, at) in lines.Select((cell, at) => (cell, at)))
        {
            var baseline = y;
            foreach (var line in cell)
            {
                pen.Write(line, columns[at].Style == TableStyle.Text ? x : x + widths[at] - Gap - pen.Width(line, Letters), baseline += Leading, Letters);
            }
            x += widths[at];
        }
        y += Tall(lines);
        page.DrawLine(Edge, y, Width - Edge, y, rule);
        return y;
    }

    private static string Shown(object? cell, TableStyle style) => cell is IFormattable value
        ? value.ToString(style switch { TableStyle.Money => "#,##0.00", TableStyle.Percent => "0.00%", TableStyle.Number => "#,##0", _ => null }, CultureInfo.InvariantCulture)
        : cell?.ToString() ?? "";
}
