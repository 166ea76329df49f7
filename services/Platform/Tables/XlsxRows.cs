using System.Globalization;
using System.Xml;

namespace TechMarket.Platform.Tables;

/// <summary>A cell as read.</summary>
/// <param name="Column">From 0.</param>
/// <param name="Fault">Why it has no value, in the language of the request.</param>
internal readonly record struct XlsxCell(int Column, string Text, string? Fault = null);

/// <summary>The rows of a workbook's first sheet, one after the other; rows without any value are passed over.</summary>
internal static class XlsxRows
{
    public static IEnumerable<(int Line, List<XlsxCell> Cells)> Read(XlsxBook book)
    {
        var values = new XlsxValues(book);
        using var xml = XlsxBook.Xml(book.FirstSheet());
        var line = 0;
        while (XlsxBook.Guarded(xml.Read))
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                line = XlsxBook.Guarded(() => int.TryParse(xml.GetAttribute("r"), CultureInfo.InvariantCulture, out var told) ? told : line + 1);
                var cells = XlsxBook.Guarded(() => Cells(xml, values));
                if (cells.Count > 0)
                {
                    yield return (line, cells);
                }
            }
        }
    }

    private static List<XlsxCell> Cells(XmlReader row, XlsxValues values)
    {
        var cells = new List<XlsxCell>();
        if (row.IsEmptyElement)
        {
            return cells;
        }
        var (depth, column) = (row.Depth, -1);
        while (row.Read() && row.Depth > depth)
        {
            if (row is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                column = ColumnOf(row.GetAttribute("r")) ?? column + 1;
                if (values.Read(row, column) is { } cell)
                {
                    cells.Add(cell);
                }
            }
        }
        return cells;
    }

    /// <summary>B7 is 1.</summary>
    private static int? ColumnOf(string? place)
    {
        var column = 0;
        foreach (var letter in (place ?? "").TakeWhile(char.IsAsciiLetterUpper))
        {
            column = checked(column * 26 + letter - 'A' + 1);
        }
        return column == 0 ? null : column - 1;
    }
}
