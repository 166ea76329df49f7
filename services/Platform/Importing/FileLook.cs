using System.Text;
using TechMarket.Platform.Errors;

namespace TechMarket.Platform.Importing;

/// <summary>Finds out, while a file passes by, what it is: JSON Lines or CSV, UTF-8 or GB18030, and how many lines it has.</summary>
internal sealed class FileLook
{
    private readonly Decoder utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
    private readonly char[] scratch = new char[ReceiveImport.PartSize + 1];
    private bool isUtf8 = true, endsInside;
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
        lineEnds += part.Count((byte)'\n');
        endsInside = part[^1] != '\n';
        try
        {
            if (isUtf8)
            {
                utf8.GetChars(part, scratch, flush: false);
            }
        }
        catch (DecoderFallbackException)
        {
            isUtf8 = false;
        }
    }

    private void SeeBeginning(ReadOnlySpan<byte> part)
    {
        if (part.Contains((byte)0) || part.StartsWith("%PDF"u8))
        {
            throw new ShapeWrong("file", "这不是文本文件。请把表格另存为 CSV（UTF-8）后再上传。", "This is not a text file. Save the sheet as CSV (UTF-8) and upload that.");
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
