using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Errors;
using TechMarket.Platform.Messaging;
using TechMarket.Platform.Tables;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Platform.Importing;

/// <summary>
/// A refused file as an Excel workbook, its faulty cells coloured and a note in the last column: to be mended and uploaded again. Whatever
/// the format of the upload was, its rows are all there.
/// </summary>
internal static class MarkedFile
{
    /// <summary>So long the bytes of a refused file are kept.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    public static async Task<IResult> Of<TDb>(Guid id, TDb db, CancellationToken stop) where TDb : ServiceDb
    {
        var job = await db.Set<ImportJob>().AsNoTracking().SingleOrDefaultAsync(j => j.Id == id, stop)
            ?? throw new NotHere("没有这次导入。", "There is no such import.");
        if (!await db.Set<ImportPart>().AnyAsync(part => part.JobId == id, stop) || job.Status != ImportJob.Failed)
        {
            throw new NotHere("没有可下载的文件：只有未通过的导入才有，并且只保留 7 天。", "There is no file to download: only a refused import has one, for 7 days.");
        }
        var columns = await Columns(job, db, stop);
        return new TableFile("xlsx", Path.GetFileNameWithoutExtension(job.FileName) + T("-标出错误", "-marked"),
            [.. columns.Select(name => new TableColumn(name, Width: 18)), new TableColumn(SheetRows.NoteColumn, Width: 60)], Rows(job, columns, db, stop));
    }

    private static async Task<List<string>> Columns(ImportJob job, ServiceDb db, CancellationToken stop)
    {
        var (names, known) = (new List<string>(), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        await foreach (var row in Read(job, db, stop))
        {
            names.AddRange(row.Columns.Where(known.Add));
        }
        return names;
    }

    private static async IAsyncEnumerable<TableRow> Rows(ImportJob job, List<string> columns, ServiceDb db, [EnumeratorCancellation] CancellationToken stop)
    {
        var faults = job.Faults.Where(fault => !fault.IsWarning).ToLookup(fault => fault.Line);
        await foreach (var row in Read(job, db, stop))
        {
            var wrong = faults[row.Line].ToList();
            var marked = wrong.Select(fault => columns.FindIndex(name => string.Equals(name, fault.Column, StringComparison.OrdinalIgnoreCase))).ToHashSet();
            yield return new TableRow([.. columns.Select(row.Shown), string.Join(T("；", "; "), wrong.Select(Note))], marked);
        }
    }

    private static IAsyncEnumerable<ImportRow> Read(ImportJob job, ServiceDb db, CancellationToken stop) =>
        FileRows.Read(new PartStream(db, job.Id), job.Format, job.Delimiter, job.Encoding, stop);

    private static string Note(ImportFault fault) => fault.Column is null ? fault.Reason : $"{fault.Column}{T("：", ": ")}{fault.Reason}";
}
