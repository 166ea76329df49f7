using System.IO.Compression;
using System.Xml;
using TechMarket.Platform.Errors;

namespace TechMarket.Platform.Tables;

/// <summary>
/// An Excel workbook somebody uploaded, opened with care: no macros, no parts that unpack to more than is sensible (zip bombs), no document
/// types in its XML. Only its first sheet is read.
/// </summary>
internal sealed class XlsxBook : IDisposable
{
    private const long MostOfSheet = 512L * 1024 * 1024;
    private const long MostOfStrings = 128L * 1024 * 1024;
    private const long MostOfOthers = 8L * 1024 * 1024;
    private const int MostParts = 2000;

    private static readonly XmlReaderSettings plainXml = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };

    private readonly ZipArchive parts;

    private XlsxBook(ZipArchive parts) => this.parts = parts;

    /// <exception cref="ShapeWrong">It is no workbook, or none that is taken.</exception>
    public static XlsxBook Open(Stream file)
    {
        ZipArchive parts;
        try
        {
            parts = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            _ = parts.Entries.Count;
        }
        catch (InvalidDataException)
        {
            throw Wrong("这不是完整的 Excel 文件（.xlsx），可能没有传完或已损坏。请重新保存后再上传。", "This is no whole Excel file (.xlsx); it may be cut off or damaged. Save it again and upload that.");
        }
        MustBeTaken(parts);
        return new XlsxBook(parts);
    }

    /// <summary>Reads every part to its end once, so that nothing in it is a surprise later.</summary>
    public void MustUnpack()
    {
        var buffer = new byte[64 * 1024];
        foreach (var part in new[] { FirstSheet(), Strings, Styles }.OfType<ZipArchiveEntry>())
        {
            using var content = Bounded(part);
            while (Guarded(() => content.Read(buffer)) > 0)
            {
            }
        }
        Guarded(() => XlsxRows.Read(this).Take(1).Count());
    }

    public ZipArchiveEntry? Strings => parts.GetEntry("xl/sharedStrings.xml");

    public ZipArchiveEntry? Styles => parts.GetEntry("xl/styles.xml");

    public ZipArchiveEntry Workbook => parts.GetEntry("xl/workbook.xml")!;

    /// <summary>The sheet the workbook names first.</summary>
    public ZipArchiveEntry FirstSheet()
    {
        var id = Elements(Workbook, "sheet").Select(sheet => sheet.GetAttribute("r:id") ?? sheet.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships")).FirstOrDefault();
        var target = parts.GetEntry("xl/_rels/workbook.xml.rels") is { } relations
            ? Elements(relations, "Relationship").Where(one => one.GetAttribute("Id") == id).Select(one => one.GetAttribute("Target")).FirstOrDefault()
            : null;
        var path = target is null ? "xl/worksheets/sheet1.xml" : target.StartsWith('/') ? target[1..] : "xl/" + target;
        return parts.GetEntry(path) ?? throw Wrong("工作簿里没有工作表。", "The workbook holds no sheet.");
    }

    /// <summary>Reads a part's XML.</summary>
    public static XmlReader Xml(ZipArchiveEntry part) => XmlReader.Create(Bounded(part), Closing());

    /// <summary>Each element of this name, the reader standing on it.</summary>
    public static IEnumerable<XmlReader> Elements(ZipArchiveEntry part, string name)
    {
        using var xml = Xml(part);
        while (Guarded(xml.Read))
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == name)
            {
                yield return xml;
            }
        }
    }

    /// <summary>What the format does not foresee is told as a fault of the file, not of ours.</summary>
    public static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception broken) when (broken is XmlException or InvalidDataException or FormatException or OverflowException or ArgumentException)
        {
            throw Wrong("Excel 文件的内容已损坏，无法读取。请用 Excel 打开后重新保存再上传。", "The Excel file is damaged and cannot be read. Open it in Excel, save it again and upload that.");
        }
    }

    public static ShapeWrong Wrong(string chinese, string english) => new("file", chinese, english);

    public void Dispose() => parts.Dispose();

    private static void MustBeTaken(ZipArchive parts)
    {
        if (parts.Entries.Count > MostParts)
        {
            throw Wrong("Excel 文件内部的部分太多，不能导入。请把数据复制到新建的工作簿后再上传。", "The Excel file has too many parts inside; copy the data into a new workbook and upload that.");
        }
        if (parts.Entries.Any(part => part.FullName.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || part.FullName.StartsWith("xl/macrosheets/", StringComparison.OrdinalIgnoreCase)))
        {
            throw Wrong("文件含有宏，不能导入。请在 Excel 中另存为“Excel 工作簿（.xlsx）”后再上传。", "The file holds macros and is not taken. Save it in Excel as 'Excel Workbook (.xlsx)' and upload that.");
        }
        if (parts.GetEntry("xl/workbook.xml") is null)
        {
            throw parts.GetEntry("xl/workbook.bin") is not null
                ? Wrong("二进制工作簿（.xlsb）不能导入。请另存为“Excel 工作簿（.xlsx）”后再上传。", "Binary workbooks (.xlsb) are not taken. Save it as 'Excel Workbook (.xlsx)' and upload that.")
                : Wrong("这不是 Excel 工作簿。请上传 .xlsx、CSV 或 JSON Lines 文件。", "This is no Excel workbook. Upload a .xlsx, CSV or JSON Lines file.");
        }
    }

    private static BoundedStream Bounded(ZipArchiveEntry part) => new(Guarded(part.Open), part.CompressedLength, part.FullName switch
    {
        "xl/sharedStrings.xml" => MostOfStrings,
        var name when name.StartsWith("xl/worksheets/", StringComparison.Ordinal) => MostOfSheet,
        _ => MostOfOthers,
    });

    private static XmlReaderSettings Closing()
    {
        var settings = plainXml.Clone();
        settings.CloseInput = true;
        return settings;
    }
}
