using System.Text;

namespace TechMarket.Platform.Tables;

/// <summary>
/// Writes a table as CSV (RFC 4180) in UTF-8 with a byte order mark, without which office programs read Chinese as noise. A text that
/// would be taken for a formula gets an apostrophe in front.
/// </summary>
internal static class CsvTable
{
    private const int Portion = 32 * 1024;

    public static async Task Write(Stream file, IReadOnlyList<TableColumn> columns, IAsyncEnumerable<TableRow> rows, CancellationToken stop)
    {
        var text = new StringBuilder("\uFEFF").AppendJoin(',', columns.Select(column => Cell(column.Header))).Append("\r\n");
        await foreach (var row in rows.WithCancellation(stop))
        {
            text.AppendJoin(',', row.Cells.Zip(columns, (value, column) => value is string words ? Cell(words) : TableText.Of(value, column.Style))).Append("\r\n");
            if (text.Length > Portion)
            {
                await Send(file, text, stop);
            }
        }
        await Send(file, text, stop);
    }

    private static async Task Send(Stream file, StringBuilder text, CancellationToken stop)
    {
        await file.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), stop);
        text.Clear();
    }

    private static string Cell(string text)
    {
        var safe = TableText.LooksLikeFormula(text) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n\t") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
