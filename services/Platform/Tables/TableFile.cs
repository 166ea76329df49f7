using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using TechMarket.Platform.Errors;

namespace TechMarket.Platform.Tables;

/// <summary>A table as a file of the format asked for, sent while it is being read: CSV or an Excel workbook, of any length.</summary>
public sealed class TableFile : IResult
{
    /// <summary>For the description of endpoints that answer with a table.</summary>
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private readonly string format, name;
    private readonly IReadOnlyList<TableColumn> columns;
    private readonly IAsyncEnumerable<TableRow> rows;

    /// <summary>What may be asked for.</summary>
    public static readonly IReadOnlyList<string> Formats = ["xlsx", "csv"];

    /// <param name="format">xlsx or csv; null is xlsx.</param>
    /// <param name="name">The file's name without its ending.</param>
    /// <exception cref="ShapeWrong">The format is another one.</exception>
    public TableFile(string? format, string name, IReadOnlyList<TableColumn> columns, IAsyncEnumerable<object?[]> rows)
        : this(format, name, columns, rows.Select(row => new TableRow(row)))
    {
    }

    internal TableFile(string? format, string name, IReadOnlyList<TableColumn> columns, IAsyncEnumerable<TableRow> rows)
    {
        this.format = MustBe(format, Formats) ?? "xlsx";
        (this.name, this.columns, this.rows) = (name, columns, rows);
    }

    /// <exception cref="ShapeWrong">The format is none of these.</exception>
    public static string? MustBe(string? format, IReadOnlyList<string> known) => format is null || known.Contains(format) ? format
        : throw new ShapeWrong("format", $"文件格式可用：{string.Join('、', known)}", $"Known formats: {string.Join(", ", known)}");

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = format == "csv" ? "text/csv; charset=utf-8" : Xlsx;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{name}.{format}");
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.CacheControl = "no-store";
        return format == "csv"
            ? CsvTable.Write(response.Body, columns, rows, httpContext.RequestAborted)
            : new XlsxTable(columns).Write(response.Body, rows, httpContext.RequestAborted);
    }
}
