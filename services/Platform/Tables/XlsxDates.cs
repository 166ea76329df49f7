using System.Globalization;
using System.Text.RegularExpressions;

namespace TechMarket.Platform.Tables;

/// <summary>Tells dates from numbers: a workbook keeps a date as the number of days since 1899-12-30 (or 1904-01-01), with a format that shows a date.</summary>
internal sealed partial class XlsxDates
{
    private readonly DateTime zero;
    private readonly List<bool> isDate = [];

    public XlsxDates(XlsxBook book)
    {
        zero = XlsxBook.Elements(book.Workbook, "workbookPr").Any(settings => settings.GetAttribute("date1904") is "1" or "true") ? new(1904, 1, 1) : new(1899, 12, 30);
        if (book.Styles is { } styles)
        {
            Formats(styles);
        }
    }

    /// <summary>The day, or the moment with its time, in China; null when the number is no date.</summary>
    public string? Read(double number, string? style)
    {
        if (!int.TryParse(style, CultureInfo.InvariantCulture, out var format) || format < 0 || format >= isDate.Count || !isDate[format] || number is < 1 or > 2_958_465)
        {
            return null;
        }
        var moment = zero.AddSeconds(Math.Round(number * 86_400));
        return moment.TimeOfDay == TimeSpan.Zero
            ? moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : moment.ToString("yyyy-MM-dd'T'HH:mm:ss'+08:00'", CultureInfo.InvariantCulture);
    }

    private void Formats(System.IO.Compression.ZipArchiveEntry styles)
    {
        var own = new HashSet<string>();
        var inCells = false;
        using var xml = XlsxBook.Xml(styles);
        while (XlsxBook.Guarded(xml.Read))
        {
            switch (xml.LocalName)
            {
                case "numFmt" when xml.GetAttribute("numFmtId") is { } id && Shows(xml.GetAttribute("formatCode") ?? ""):
                    own.Add(id);
                    break;
                case "cellXfs":
                    inCells = xml.NodeType == System.Xml.XmlNodeType.Element;
                    break;
                case "xf" when inCells && xml.NodeType == System.Xml.XmlNodeType.Element:
                    var number = xml.GetAttribute("numFmtId") ?? "0";
                    isDate.Add(own.Contains(number) || BuiltIn(int.TryParse(number, CultureInfo.InvariantCulture, out var known) ? known : 0));
                    break;
            }
        }
    }

    /// <summary>ISO/IEC 29500-1, 18.8.30, with those of East Asia.</summary>
    private static bool BuiltIn(int format) => format is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    private static bool Shows(string code) => Letters().Replace(code, "").Any("yYmMdDhHsS".Contains);

    /// <summary>Words and conditions in a format are no date letters.</summary>
    [GeneratedRegex("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|General")]
    private static partial Regex Letters();
}
