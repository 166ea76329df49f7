using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace TechMarket.Tests.Support;

/// <summary>Excel workbooks as office programs write them: shared strings, styles, dates as numbers. Parts may be added or replaced.</summary>
internal sealed class Workbook
{
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private readonly List<string> strings = [];
    private readonly StringBuilder rows = new();
    private readonly Dictionary<string, byte[]> parts = [];
    private int line;

    /// <summary>Texts are shared strings, dates numbers with format 14, numbers and booleans themselves; null leaves the cell out.</summary>
    public Workbook Row(params object?[] cells)
    {
        rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{++line}\">");
        for (var column = 0; column < cells.Length; column++)
        {
            rows.Append(Cell($"{Letters(column)}{line}", cells[column]));
        }
        rows.Append("</row>");
        return this;
    }

    public Workbook RawRow(string cells)
    {
        rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{++line}\">{cells}</row>");
        return this;
    }

    public Workbook Part(string name, byte[] content)
    {
        parts[name] = content;
        return this;
    }

    public byte[] File()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in Usual().Concat(parts).GroupBy(part => part.Key).Select(group => group.Last()))
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(content);
            }
        }
        return file.ToArray();
    }

    private Dictionary<string, byte[]> Usual() => new()
    {
        ["[Content_Types].xml"] = Bytes("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
        ["xl/workbook.xml"] = Bytes($"<workbook {Main} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"合同\" sheetId=\"1\" r:id=\"rId7\"/></sheets></workbook>"),
        ["xl/_rels/workbook.xml.rels"] = Bytes("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId7\" Type=\"worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
        ["xl/styles.xml"] = Bytes($"<styleSheet {Main}><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"),
        ["xl/sharedStrings.xml"] = Bytes($"<sst {Main}>{string.Concat(strings.Select(text => $"<si><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></si>"))}</sst>"),
        ["xl/worksheets/sheet1.xml"] = Bytes($"<worksheet {Main}><sheetData>{rows}</sheetData></worksheet>"),
    };

    private string Cell(string place, object? value)
    {
        switch (value)
        {
            case null:
                return "";
            case string text:
                strings.Add(text);
                return string.Create(CultureInfo.InvariantCulture, $"<c r=\"{place}\" t=\"s\"><v>{strings.Count - 1}</v></c>");
            case DateOnly day:
                return string.Create(CultureInfo.InvariantCulture, $"<c r=\"{place}\" s=\"1\"><v>{day.DayNumber - new DateOnly(1899, 12, 30).DayNumber}</v></c>");
            case bool flag:
                return $"<c r=\"{place}\" t=\"b\"><v>{(flag ? 1 : 0)}</v></c>";
            default:
                return string.Create(CultureInfo.InvariantCulture, $"<c r=\"{place}\"><v>{value}</v></c>");
        }
    }

    private static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : $"{(char)('A' + column / 26 - 1)}{(char)('A' + column % 26)}";

    private static byte[] Bytes(string xml) => Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml);
}
