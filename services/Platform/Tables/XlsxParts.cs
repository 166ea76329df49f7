using System.Globalization;
using System.Security;
using System.Text;
using System.Xml;

namespace TechMarket.Platform.Tables;

/// <summary>The parts of a workbook besides its sheets: what it holds, and how its cells look.</summary>
internal static class XlsxParts
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

    /// <summary>Numbers of the cell formats below, in their order.</summary>
    public const int Head = 1, Money = 2, Date = 3, Percent = 4, Quoted = 5, Marked = 6;

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006";
    private const string Kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private const string Styles = $"""
        {Declaration}<styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>
        <fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font></fonts>
        <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
        <fill><patternFill patternType="solid"><fgColor rgb="FFFFC7CE"/><bgColor indexed="64"/></patternFill></fill></fills>
        <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
        <cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
        <xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>
        <xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
        <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
        <xf numFmtId="10" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
        <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/>
        <xf numFmtId="0" fontId="0" fillId="2" borderId="0" xfId="0" applyFill="1"/></cellXfs>
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """;

    public static IEnumerable<(string Name, string Content)> Of(int sheets)
    {
        var numbers = Enumerable.Range(1, sheets).Select(number => number.ToString(CultureInfo.InvariantCulture)).ToList();
        yield return ("xl/styles.xml", Styles);
        yield return ("xl/workbook.xml", $"{Declaration}<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>"
            + string.Concat(numbers.Select(n => $"<sheet name=\"Sheet{n}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>")) + "</sheets></workbook>");
        yield return ("xl/_rels/workbook.xml.rels", Relationships(numbers.Select(n => ($"rId{n}", "worksheet", $"worksheets/sheet{n}.xml")).Append(("rIdS", "styles", "styles.xml"))));
        yield return ("_rels/.rels", Relationships([("rId1", "officeDocument", "xl/workbook.xml")]));
        yield return ("[Content_Types].xml", $"{Declaration}<Types xmlns=\"{Packages}/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Kinds}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Kinds}.styles+xml\"/>"
            + string.Concat(numbers.Select(n => $"<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"{Kinds}.worksheet+xml\"/>")) + "</Types>");
    }

    /// <summary>Text as XML holds it; what XML cannot hold is left out.</summary>
    public static string Escape(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var letter in text.EnumerateRunes())
        {
            if (!letter.IsBmp || XmlConvert.IsXmlChar((char)letter.Value))
            {
                whole.Append(letter.ToString());
            }
        }
        return SecurityElement.Escape(whole.ToString());
    }

    private static string Relationships(IEnumerable<(string Id, string Type, string Target)> all) => $"{Declaration}<Relationships xmlns=\"{Packages}/relationships\">"
        + string.Concat(all.Select(one => $"<Relationship Id=\"{one.Id}\" Type=\"{Relations}/{one.Type}\" Target=\"{one.Target}\"/>")) + "</Relationships>";
}
