using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;

namespace TechMarket.Platform.Importing;

/// <summary>
/// Reads rows from a stream of JSON Lines (one object a line; blank lines are passed over), CSV (RFC 4180 with a header) or an Excel workbook.
/// What is not a row comes out as one with a fault, so that all faults of a file are told at once.
/// </summary>
internal static class FileRows
{
    static FileRows() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static async IAsyncEnumerable<ImportRow> Read(
        Stream file, string format, string delimiter, string encoding, [EnumeratorCancellation] CancellationToken stop)
    {
        if (format == "xlsx")
        {
            await foreach (var row in SheetRows.Read(file, stop))
            {
                yield return row;
            }
            yield break;
        }
        using var reader = new StreamReader(file, Encoding.GetEncoding(encoding), detectEncodingFromByteOrderMarks: true, bufferSize: 65536);
        var rows = format == "csv" ? Csv(reader, delimiter, stop) : JsonLines(reader, stop);
        await foreach (var row in rows)
        {
            yield return row;
        }
    }

    private static async IAsyncEnumerable<ImportRow> JsonLines(StreamReader reader, [EnumeratorCancellation] CancellationToken stop)
    {
        for (var line = 1; await reader.ReadLineAsync(stop) is { } text; line++)
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                yield return JsonLine(text, line);
            }
        }
    }

    private static ImportRow JsonLine(string text, int line)
    {
        var row = new ImportRow(line);
        try
        {
            var value = JsonElement.Parse(text);
            if (value.ValueKind == JsonValueKind.Object)
            {
                foreach (var field in value.EnumerateObject())
                {
                    row.Set(field.Name, field.Value);
                }
                return row;
            }
            row.Wrong(null, "这一行不是 JSON 对象（应为 {…}）", "The line is not a JSON object ({…})");
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            var at = (wrong as JsonException)?.BytePositionInLine;
            row.Wrong(null, $"这一行不是有效的 JSON（第 {at + 1} 个字节处）", $"The line is not valid JSON (at byte {at + 1})");
        }
        return row;
    }

    private static async IAsyncEnumerable<ImportRow> Csv(StreamReader reader, string delimiter, [EnumeratorCancellation] CancellationToken stop)
    {
        var badQuotes = false;
        using var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter,
            IgnoreBlankLines = false,
            BadDataFound = _ => badQuotes = true,
        });
        string[]? header = null;
        var line = 1;
        while (await parser.ReadAsync())
        {
            stop.ThrowIfCancellationRequested();
            var cells = parser.Record!;
            if (header is null)
            {
                header = [.. cells.Select(cell => cell.Trim())];
            }
            else if (cells is not [""])
            {
                yield return CsvLine(header, cells, line, badQuotes);
            }
            badQuotes = false;
            line = parser.RawRow + 1;
        }
    }

    private static ImportRow CsvLine(string[] header, string[] cells, int line, bool badQuotes)
    {
        var row = new ImportRow(line);
        if (badQuotes)
        {
            row.Wrong(null, "引号不成对", "The quotes do not match");
        }
        else if (cells.Length != header.Length)
        {
            row.Wrong(null, $"应有 {header.Length} 列，这里有 {cells.Length} 列", $"There should be {header.Length} columns, here are {cells.Length}");
        }
        else
        {
            for (var i = 0; i < cells.Length; i++)
            {
                row.Set(header[i], cells[i]);
            }
        }
        return row;
    }
}
