using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TechMarket.Platform.Messaging;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Platform.Importing;

/// <summary>One file on its way into the database: all rows are checked, then the sound ones are stored in one commit together with the job's end.</summary>
internal sealed class ImportRun<TDb, TRow>(ImportJob job, TDb db, IImport<TRow> import, IServiceScopeFactory scopes, TimeProvider clock)
    where TDb : ServiceDb
    where TRow : class
{
    private const int Chunk = 500;
    private const int KeptFaults = 10_000;
    /// <summary>Sound rows of so many characters are held between checking and storing; a longer file is read anew.</summary>
    private const int KeptLength = 5_000_000;
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(400);

    private readonly List<ImportFault> faults = [], warnings = [];
    private List<Imported<TRow>>? kept = [];
    private int faultCount, read;
    private long length;
    private long beaten;
    private Applied applied;

    public async Task Run(CancellationToken stop)
    {
        await import.Prepare(stop);
        if (await Check(stop) == 0)
        {
            await End(ImportJob.Failed, stop);
            return;
        }
        db.InBulk = true;
        await using var commit = await db.Database.BeginTransactionAsync(stop);
        await Store(stop); // faulty rows or not: what only the database shows is named as well
        var keeps = applied.All > 0 && (faultCount == 0 || job.SkipFaulty);
        if (keeps && job.Status != ImportJob.Previewing)
        {
            await End(ImportJob.Done, stop);
            await commit.CommitAsync(stop);
            return;
        }
        await commit.RollbackAsync(stop);
        applied = keeps ? applied : default;
        await End(keeps ? ImportJob.Checked : ImportJob.Failed, stop);
    }

    /// <summary>Reads and checks every row; the number of sound ones.</summary>
    private async Task<int> Check(CancellationToken stop)
    {
        try
        {
            return await CheckRows(stop);
        }
        catch (Errors.ShapeWrong wrong)
        {
            Note([new(0, null, wrong.Text)]); // a workbook damaged further down
            return 0;
        }
    }

    private async Task<int> CheckRows(CancellationToken stop)
    {
        var sound = 0;
        var unknown = new UnknownColumns(UnknownColumns.KnownTo(import));
        await foreach (var row in Rows(stop))
        {
            read++;
            Note(row.From.Faults);
            unknown.See(row.From);
            sound += row.From.Faults.Count == 0 ? 1 : 0;
            Keep(row);
            await Beaten(stop);
        }
        warnings.AddRange(unknown.Warnings());
        if (read == 0)
        {
            Note([new(0, null, T("文件里没有数据行。", "The file holds no rows."))]);
        }
        return sound;
    }

    private void Keep(Imported<TRow> row)
    {
        if (row.From.Faults.Count > 0)
        {
            return;
        }
        length += row.From.Length;
        kept = length > KeptLength ? null : kept;
        kept?.Add(row);
    }

    private async Task Store(CancellationToken stop)
    {
        var chunk = new List<Imported<TRow>>(Chunk);
        await foreach (var row in kept?.ToAsyncEnumerable() ?? Rows(stop))
        {
            if (row.From.Faults.Count == 0)
            {
                chunk.Add(row);
            }
            if (chunk.Count == Chunk)
            {
                await Apply(chunk, stop);
            }
        }
        await Apply(chunk, stop);
    }

    private async Task Apply(List<Imported<TRow>> chunk, CancellationToken stop)
    {
        if (chunk.Count == 0)
        {
            return;
        }
        applied += await import.Apply(chunk, job.Source, stop);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        chunk.ForEach(row => Note(row.From.Faults));
        chunk.Clear();
        await Beaten(stop);
    }

    /// <summary>The rows, each read and checked; an id that came before is a fault.</summary>
    private async IAsyncEnumerable<Imported<TRow>> Rows([EnumeratorCancellation] CancellationToken stop)
    {
        var lines = new Dictionary<string, int>();
        await using var file = new PartStream(db, job.Id);
        await foreach (var row in FileRows.Read(file, job.Format, job.Delimiter, job.Encoding, stop))
        {
            var content = row.Faults.Count == 0 ? Read(row) : null!;
            var id = row.Faults.Count == 0 ? import.IdOf(content) : "";
            if (row.Faults.Count == 0 && !lines.TryAdd(id, row.Line))
            {
                row.Wrong("id", $"与第 {lines[id]} 行的编号相同", $"Has the same id as line {lines[id]}");
            }
            yield return new(id, row.Hash, content, row);
        }
    }

    /// <summary>What no check foresaw is a fault of its row all the same, not of the whole import.</summary>
    private TRow Read(ImportRow row)
    {
        try
        {
            row.MustBeStorable();
            return import.Read(row);
        }
        catch (Exception odd) when (odd is ArgumentException or FormatException or OverflowException or InvalidOperationException)
        {
            row.Wrong(null, $"这一行读不懂：{odd.Message}", $"This row cannot be read: {odd.Message}");
            return null!;
        }
    }

    private void Note(IReadOnlyList<ImportFault> found)
    {
        faultCount += found.Count;
        faults.AddRange(found.Take(KeptFaults - faults.Count));
    }

    /// <summary>Tells how far it is, a few times a second, outside the transaction so that others see it.</summary>
    private async Task Beaten(CancellationToken stop)
    {
        if (clock.GetElapsedTime(beaten) < Beat)
        {
            return;
        }
        beaten = clock.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TDb>().Set<ImportJob>().Where(j => j.Id == job.Id).ExecuteUpdateAsync(set => set
            .SetProperty(j => j.Read, read).SetProperty(j => j.Total, j => Math.Max(j.Total, read))
            .SetProperty(j => j.Added, applied.Added).SetProperty(j => j.Changed, applied.Changed).SetProperty(j => j.Unchanged, applied.Unchanged), stop);
    }

    private async Task End(string status, CancellationToken stop)
    {
        List<ImportFault> told = [.. warnings, .. faults.OrderBy(fault => fault.Line)];
        await db.Set<ImportJob>().Where(j => j.Id == job.Id).ExecuteUpdateAsync(set => set
            .SetProperty(j => j.Status, status).SetProperty(j => j.EndedAt, clock.GetUtcNow()).SetProperty(j => j.Read, read).SetProperty(j => j.Total, read)
            .SetProperty(j => j.Added, applied.Added).SetProperty(j => j.Changed, applied.Changed).SetProperty(j => j.Unchanged, applied.Unchanged)
            .SetProperty(j => j.FaultCount, faultCount).SetProperty(j => j.Faults, told), stop);
        if (status != ImportJob.Failed)
        {
            await db.Set<ImportPart>().Where(part => part.JobId == job.Id).ExecuteDeleteAsync(stop);
        }
    }
}
