using TechMarket.Platform.Tables;

namespace TechMarket.Platform.Importing;

/// <summary>Reads rows from the first sheet of an Excel workbook: its first row with anything in it names the columns.</summary>
internal static class SheetRows
{
    /// <summary>Heads the column in which a marked file says what to mend; nobody reads it when the file comes again.</summary>
    public const string NoteColumn = "#错误 Faults";

    /// <exception cref="Errors.ShapeWrong">The file is no workbook that is taken.</exception>
    public static async Task MustBeSound(Stream file, CancellationToken stop)
    {
        await using var copy = await Copy(file, stop);
        using var book = XlsxBook.Open(copy);
        book.MustUnpack();
    }

    public static async IAsyncEnumerable<ImportRow> Read(Stream file, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        await using var copy = await Copy(file, stop);
        using var book = XlsxBook.Open(copy);
        Dictionary<int, string>? header = null;
        foreach (var (line, cells) in XlsxRows.Read(book))
        {
            stop.ThrowIfCancellationRequested();
            if (header is null)
            {
                header = cells.DistinctBy(cell => cell.Column).ToDictionary(cell => cell.Column, cell => cell.Text.Trim());
            }
            else if (cells.Exists(cell => header.GetValueOrDefault(cell.Column) != NoteColumn))
            {
                yield return Row(header, cells, line);
            }
        }
    }

    private static ImportRow Row(Dictionary<int, string> header, List<XlsxCell> cells, int line)
    {
        var row = new ImportRow(line);
        foreach (var cell in cells)
        {
            if (!header.TryGetValue(cell.Column, out var name))
            {
                row.Wrong(null, $"第 {cell.Column + 1} 列没有列名，却有内容“{cell.Text}”", $"Column {cell.Column + 1} has no name but holds '{cell.Text}'");
            }
            else if (cell.Fault is not null)
            {
                row.Wrong(name, cell.Fault, cell.Fault);
            }
            else if (name != NoteColumn)
            {
                row.Set(name, cell.Text);
            }
        }
        foreach (var name in header.Values.Where(name => name != NoteColumn && !row.Columns.Contains(name)))
        {
            row.Set(name, "");
        }
        return row;
    }

    /// <summary>A workbook is read here and there, an upload only from its beginning.</summary>
    private static async Task<FileStream> Copy(Stream file, CancellationToken stop)
    {
        var copy = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 65536, FileOptions.DeleteOnClose);
        try
        {
            await file.CopyToAsync(copy, stop);
            copy.Position = 0;
            return copy;
        }
        catch
        {
            await copy.DisposeAsync();
            throw;
        }
    }
}
