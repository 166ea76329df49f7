using System.IO.Compression;
using TechMarket.Platform.Tables;

namespace TechMarket.Tests.Contracts;

/// <summary>What the market's own workbooks hold.</summary>
internal static class Sheets
{
    /// <summary>The rows of the first sheet as texts by column.</summary>
    public static List<List<string>> Read(byte[] file)
    {
        using var book = XlsxBook.Open(new MemoryStream(file));
        return [.. XlsxRows.Read(book).Select(row => Enumerable.Range(0, row.Cells.Max(cell => cell.Column) + 1)
            .Select(column => row.Cells.Find(cell => cell.Column == column) is { Text: { } text } ? text : "").ToList())];
    }

    /// <summary>A part's XML.</summary>
    public static string Part(byte[] file, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
