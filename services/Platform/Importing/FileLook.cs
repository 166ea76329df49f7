using System.Text;
using TechMarket.Platform.Errors;

namespace TechMarket.Platform.Importing;

/// <summary>Finds out, while a file passes by, what it is: JSON Lines, CSV or an Excel workbook, UTF-8 or GB18030, and how many lines it has.</summary>
internal sealed class FileLook
{
    private readonly Decoder utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
    private readonly Decoder gb18030 = Chinese();
    private readonly char[] scratch = new char[ReceiveImport.PartSize + 1];
    private bool isUtf8 = true, isGb18030 = true, endsInside;
    private byte[] begun = [];
    private int lineEnds;
    private long bytes;

    public string Format { get; private set; } = "jsonl";

    public string Delimiter { get; private set; } = ",";

    public string Encoding => isUtf8 ? "utf-8" : "gb18030";

    public long Bytes => bytes;

    /// <summary>Rows as far as line ends tell.</summary>
    public int Lines => Math.Max(0, lineEnds + (endsInside ? 1 : 0) - (Format == "csv" ? 1 : 0));

    public void See(ReadOnlySpan<byte> part)
    {
        if (bytes == 0)
        {
            SeeBeginning(part);
        }
        bytes += part.Length;
        if (Format == "xlsx")
        {
            return;
        }
        lineEnds += part.Count((byte)'\n');
        endsInside = part[^1] != '\n';
        if (isUtf8 && Fits(utf8, part, flush: false))
        {
            begun = Begun(part);
            return;
        }
        if (isUtf8)
        {
            // All before was UTF-8, so in the other encoding it can only have been ASCII: it is looked at from here on.
            isUtf8 = false;
            Fits(gb18030, begun, flush: false);
        }
        isGb18030 = isGb18030 && Fits(gb18030, part, flush: false);
    }

    /// <summary>The bytes of a character that the next part ends.</summary>
    private static byte[] Begun(ReadOnlySpan<byte> part)
    {
        for (var length = 1; length <= Math.Min(3, part.Length); length++)
        {
            var first = part[^length];
            if (first is < 0x80 or >= 0xC0)
            {
                return first < 0x80 || (first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2) <= length ? [] : part[^length..].ToArray();
            }
        }
        return [];
    }

    /// <summary>Called at the file's end.</summary>
    /// <exception cref="ShapeWrong">The text is in neither encoding.</exception>
    public void MustBeReadable()
    {
        if (Format == "xlsx")
        {
            return;
        }
        if (isUtf8 && !Fits(utf8, [], flush: true))
        {
            isUtf8 = false;
            isGb18030 = Fits(gb18030, begun, flush: false);
        }
        if (!isUtf8 && !(isGb18030 && Fits(gb18030, [], flush: true)))
        {
            throw new ShapeWrong("file", "文件的编码既不是 UTF-8 也不是 GB18030，文字会变成乱码。请另存为 CSV（UTF-8）或 Excel 工作簿（.xlsx）后再上传。",
                "The text is neither UTF-8 nor GB18030 and would turn into noise. Save it as CSV (UTF-8) or as an Excel workbook (.xlsx) and upload that.");
        }
    }

    private bool Fits(Decoder decoder, ReadOnlySpan<byte> part, bool flush)
    {
        try
        {
            decoder.GetChars(part, scratch, flush);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static Decoder Chinese()
    {
        System.Text.Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return System.Text.Encoding.GetEncoding("gb18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetDecoder();
    }

    private void SeeBeginning(ReadOnlySpan<byte> part)
    {
        if (part.StartsWith("PK\u0003\u0004"u8))
        {
            Format = "xlsx";
            return;
        }
        if (part.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            throw new ShapeWrong("file", "这是旧式的 .xls 文件，或带有打开密码。请另存为不带密码的“Excel 工作簿（.xlsx）”后再上传。",
                "This is an old .xls file, or one with a password. Save it as 'Excel Workbook (.xlsx)' without a password and upload that.");
        }
        if (part.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || part.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            throw new ShapeWrong("file", "文件的编码是 UTF-16（“Unicode 文本”）。请另存为 CSV（UTF-8）或 Excel 工作簿（.xlsx）后再上传。",
                "The file is in UTF-16 ('Unicode text'). Save it as CSV (UTF-8) or as an Excel workbook (.xlsx) and upload that.");
        }
        if (part.Contains((byte)0) || part.StartsWith("%PDF"u8))
        {
            throw new ShapeWrong("file", "这不是文本文件。请把表格另存为 Excel 工作簿（.xlsx）或 CSV（UTF-8）后再上传。", "This is neither a text file nor a workbook. Save the sheet as .xlsx or CSV (UTF-8) and upload that.");
        }
        var text = part.StartsWith("\uFEFF"u8) ? part[3..] : part;
        text = text.TrimStart(" \t\r\n"u8);
        if (text.StartsWith("["u8))
        {
            throw new ShapeWrong("file", "请使用 JSON Lines：每行一个对象，不要用 [ ] 括起来。", "Use JSON Lines: one object a line, not enclosed in [ ].");
        }
        if (!text.StartsWith("{"u8))
        {
            Format = "csv";
            var header = text[..(text.IndexOf((byte)'\n') is var end and >= 0 ? end : text.Length)];
            Delimiter = header.Contains((byte)',') ? "," : header.Contains((byte)'\t') ? "\t" : header.Contains((byte)';') ? ";" : ",";
        }
    }
}
