using System.Globalization;
using System.Text;
using System.Xml;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Platform.Tables;

/// <summary>Reads cells: a number may be a date by its format, a text may stand in the list of shared ones.</summary>
internal sealed class XlsxValues
{
    /// <summary>Excel's own limit.</summary>
    private const int MostLetters = 32_767;
    private const double FifteenDigits = 1e15;

    private readonly List<string> shared = [];
    private readonly XlsxDates dates;

    public XlsxValues(XlsxBook book)
    {
        dates = new XlsxDates(book);
        if (book.Strings is { } strings)
        {
            shared.AddRange(XlsxBook.Elements(strings, "si").Select(item => XlsxBook.Guarded(() => Texts(item))));
        }
    }

    /// <summary>The cell the reader stands on, read to its end; null when it is empty.</summary>
    public XlsxCell? Read(XmlReader xml, int column)
    {
        var (kind, style) = (xml.GetAttribute("t"), xml.GetAttribute("s"));
        var text = Content(xml);
        return text.Length == 0 ? null : kind switch
        {
            "s" => Text(column, shared[int.Parse(text, CultureInfo.InvariantCulture)]),
            "b" => new(column, text == "1" ? "true" : "false"),
            "e" => new(column, "", T($"单元格是公式错误 {text}，请改成值", $"The cell holds the formula error {text}; put a value there")),
            "d" => new(column, text.Length > 10 && text.EndsWith("T00:00:00", StringComparison.Ordinal) ? text[..10] : text),
            "str" or "inlineStr" => Text(column, text),
            _ => Number(column, text, style),
        };
    }

    private static XlsxCell? Text(int column, string text) => string.IsNullOrWhiteSpace(text) ? null : new(column, text);

    private XlsxCell Number(int column, string text, string? style)
    {
        var number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (dates.Read(number, style) is { } moment)
        {
            return new(column, moment);
        }
        if (Math.Abs(number) >= FifteenDigits)
        {
            return new(column, "", T("超过 15 位的数字在 Excel 中会丢失末位。请把这一列设为“文本”格式，重新填写", "Excel loses digits of numbers longer than 15 digits; format the column as text and enter it again"));
        }
        return new(column, ((decimal)number).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The value of a cell: of v, or of the texts below is; formulas (f) are passed over.</summary>
    private static string Content(XmlReader cell)
    {
        var text = new StringBuilder();
        if (!cell.IsEmptyElement)
        {
            var depth = cell.Depth;
            while (cell.Read() && cell.Depth > depth)
            {
                if (cell is { NodeType: XmlNodeType.Element, LocalName: "v" or "t" })
                {
                    Append(cell, text);
                }
            }
        }
        return text.ToString();
    }

    /// <summary>The texts of a shared string; its phonetic guides (rPh) are not part of it.</summary>
    private static string Texts(XmlReader item)
    {
        var text = new StringBuilder();
        if (!item.IsEmptyElement)
        {
            var (depth, guide) = (item.Depth, int.MaxValue);
            while (item.Read() && item.Depth > depth)
            {
                guide = item.Depth <= guide ? int.MaxValue : guide;
                if (item is { NodeType: XmlNodeType.Element, LocalName: "rPh", IsEmptyElement: false })
                {
                    guide = item.Depth;
                }
                else if (item is { NodeType: XmlNodeType.Element, LocalName: "t" } && guide == int.MaxValue)
                {
                    Append(item, text);
                }
            }
        }
        return text.ToString();
    }

    private static void Append(XmlReader element, StringBuilder text)
    {
        if (element.IsEmptyElement)
        {
            return;
        }
        var (depth, buffer) = (element.Depth, new char[1024]);
        while (element.Read() && element.Depth > depth)
        {
            while (element.CanReadValueChunk && element.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace
                && element.ReadValueChunk(buffer, 0, buffer.Length) is var read and > 0)
            {
                text.Append(buffer, 0, read);
                if (text.Length > MostLetters)
                {
                    throw XlsxBook.Wrong($"有单元格超过 {MostLetters} 字，不能导入。", $"A cell holds more than {MostLetters} characters; such a file is not taken.");
                }
            }
        }
    }
}
