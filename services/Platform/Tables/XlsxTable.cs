using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace TechMarket.Platform.Tables;

/// <summary>
/// Writes a table as an Excel workbook (ISO/IEC 29500) row by row, so that it may be of any length: what one sheet cannot hold goes on
/// in the next. Texts are typed as texts and never run as formulas.
/// </summary>
internal sealed class XlsxTable(IReadOnlyList<TableColumn> columns)
{
    /// <summary>Of a sheet, without its header.</summary>
    private const int MostRows = 1_048_575;
    private const int Portion = 32 * 1024;

    private readonly StringBuilder text = new();

    public async Task Write(Stream file, IAsyncEnumerable<TableRow> rows, CancellationToken stop)
    {
        await using var outlet = new Outlet(file);
        using (var workbook = new ZipArchive(outlet, ZipArchiveMode.Create, leaveOpen: true))
        {
            await Sheets(workbook, outlet, rows, stop);
        }
        await outlet.PassOn(stop);
    }

    private async Task Sheets(ZipArchive workbook, Outlet outlet, IAsyncEnumerable<TableRow> rows, CancellationToken stop)
    {
        var (sheets, line) = (1, 1);
        var sheet = Begin(workbook, sheets);
        await foreach (var row in rows.WithCancellation(stop))
        {
            if (line > MostRows)
            {
                End(sheet);
                (sheet, line) = (Begin(workbook, ++sheets), 1);
            }
            Row(++line, row);
            if (text.Length > Portion)
            {
                Send(sheet);
                await outlet.PassOn(stop);
            }
        }
        End(sheet);
        foreach (var (name, content) in XlsxParts.Of(sheets))
        {
            using var part = workbook.CreateEntry(name).Open();
            part.Write(Encoding.UTF8.GetBytes(content));
        }
    }

    private Stream Begin(ZipArchive workbook, int number)
    {
        text.Append(CultureInfo.InvariantCulture, $"{XlsxParts.Declaration}<worksheet xmlns=\"{XlsxParts.Main}\"><sheetViews><sheetView workbookViewId=\"0\">")
            .Append("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>");
        for (var index = 0; index < columns.Count; index++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<col min=\"{index + 1}\" max=\"{index + 1}\" width=\"{columns[index].Width}\" customWidth=\"1\"/>");
        }
        text.Append("</cols><sheetData><row r=\"1\">");
        foreach (var column in columns)
        {
            Text(column.Header, XlsxParts.Head);
        }
        text.Append("</row>");
        return workbook.CreateEntry($"xl/worksheets/sheet{number}.xml", CompressionLevel.Fastest).Open();
    }

    private void End(Stream sheet)
    {
        text.Append("</sheetData></worksheet>");
        Send(sheet);
        sheet.Dispose();
    }

    private void Send(Stream sheet)
    {
        sheet.Write(Encoding.UTF8.GetBytes(text.ToString()));
        text.Clear();
    }

    private void Row(int line, TableRow row)
    {
        text.Append(CultureInfo.InvariantCulture, $"<row r=\"{line}\">");
        for (var index = 0; index < columns.Count; index++)
        {
            Cell(index < row.Cells.Count ? row.Cells[index] : null, columns[index].Style, row.Marked?.Contains(index) == true);
        }
        text.Append("</row>");
    }

    private void Cell(object? value, TableStyle style, bool marked)
    {
        switch (value)
        {
            case null or "":
                text.Append(marked ? $"<c s=\"{XlsxParts.Marked}\"/>" : "<c/>");
                break;
            case string words:
                Text(words, marked ? XlsxParts.Marked : TableText.LooksLikeFormula(words) ? XlsxParts.Quoted : 0);
                break;
            case DateOnly day:
                Number(day.DayNumber - new DateOnly(1899, 12, 30).DayNumber, XlsxParts.Date);
                break;
            case DateTimeOffset moment:
                Cell(moment.BusinessDate(), style, marked);
                break;
            default:
                Number(value, style switch { TableStyle.Money => XlsxParts.Money, TableStyle.Percent => XlsxParts.Percent, _ => 0 });
                break;
        }
    }

    private void Number(object number, int style) => text.Append(CultureInfo.InvariantCulture, $"<c s=\"{style}\"><v>{number}</v></c>");

    private void Text(string words, int style) => text.Append(CultureInfo.InvariantCulture, $"<c t=\"inlineStr\" s=\"{style}\"><is><t xml:space=\"preserve\">")
        .Append(XlsxParts.Escape(words)).Append("</t></is></c>");
}

/// <summary>A row of a workbook.</summary>
/// <param name="Marked">The cells to be shown as faulty, counted from 0.</param>
internal readonly record struct TableRow(IReadOnlyList<object?> Cells, IReadOnlySet<int>? Marked = null);
