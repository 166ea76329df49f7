using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Errors;
using TechMarket.Platform.Messaging;

namespace TechMarket.Platform.Importing;

/// <summary>How far imports are, and what was wrong with their files.</summary>
internal static class ReadImports
{
    private const int ListLength = 30;

    /// <summary>One import.</summary>
    /// <param name="Status">waiting, running, done or failed; previewing and checked when only tried.</param>
    /// <param name="Total">Rows in the file.</param>
    /// <param name="Read">Rows checked so far.</param>
    /// <param name="FaultCount">All faults; the list holds the first 1000.</param>
    /// <param name="FaultyRows">Rows with faults: passed over when done; when failed at least those the list speaks of.</param>
    /// <param name="Warnings">What is worth knowing but kept nothing out, such as columns nobody reads.</param>
    internal sealed record Response(
        Guid Id, string Kind, string FileName, string Source, string Status, int Percent, int Total, int Read, int Added, int Changed, int Unchanged,
        int FaultCount, int FaultyRows, IReadOnlyList<ImportFault> Faults, IReadOnlyList<Warning> Warnings, string By, DateTimeOffset CreatedAt,
        DateTimeOffset? StartedAt, DateTimeOffset? EndedAt);

    internal sealed record Warning(string? Column, string Reason);

    public static async Task<Response> One<TDb>(Guid id, TDb db, CancellationToken stop) where TDb : ServiceDb =>
        await db.Set<ImportJob>().AsNoTracking().SingleOrDefaultAsync(job => job.Id == id, stop) is { } found
            ? Of(found, [.. found.Faults.Where(fault => !fault.IsWarning)])
            : throw new NotHere("没有这次导入。", "There is no such import.");

    /// <summary>The latest ones, without their faults.</summary>
    public static async Task<Page<Response>> Latest<TDb>(TDb db, CancellationToken stop) where TDb : ServiceDb =>
        new([.. (await db.Set<ImportJob>().AsNoTracking().OrderByDescending(job => job.Id).Take(ListLength).ToListAsync(stop)).Select(job => Of(job, []))], null);

    private static Response Of(ImportJob job, IReadOnlyList<ImportFault> faults) => new(
        job.Id, job.Kind, job.FileName, job.Source, job.Status, job.Percent, job.Total, job.Read, job.Added, job.Changed, job.Unchanged,
        job.FaultCount, FaultyRows(job), faults, [.. job.Faults.Where(fault => fault.IsWarning).Select(fault => new Warning(fault.Column, fault.Reason))],
        job.ByName, job.CreatedAt, job.StartedAt, job.EndedAt);

    private static int FaultyRows(ImportJob job) => job.Status is ImportJob.Done or ImportJob.Checked
        ? job.Total - job.Added - job.Changed - job.Unchanged
        : job.Faults.Where(fault => fault.Line > 0).Select(fault => fault.Line).Distinct().Count();
}
