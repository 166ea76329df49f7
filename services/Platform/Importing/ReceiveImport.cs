using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using TechMarket.Platform.Messaging;

namespace TechMarket.Platform.Importing;

/// <summary>Takes in a file, a megabyte at a time, into the job's table; an upload that breaks off leaves nothing.</summary>
internal static class ReceiveImport
{
    public const long MaxBytes = 200L * 1024 * 1024;
    public const int PartSize = 1024 * 1024;

    internal sealed record Response(Guid Id);

    public static async Task<IResult> Handle<TDb>(
        string service, string kind, HttpRequest request, Caller caller, TDb db, ImportBell<TDb> bell, TimeProvider clock, CancellationToken stop)
        where TDb : ServiceDb
    {
        if (request.ContentLength > MaxBytes)
        {
            throw new FileTooLarge(MaxBytes);
        }
        request.HttpContext.TakeAnySize();
        var (file, name) = await File(request, stop);
        name = Shortened(name ?? request.Query["name"].FirstOrDefault()) ?? kind;
        var job = new ImportJob
        {
            Kind = kind,
            FileName = name,
            Source = Shortened(request.Query["source"].FirstOrDefault()) ?? name,
            SkipFaulty = request.Query["skipFaulty"] == "true",
            Status = request.Query["preview"] == "true" ? ImportJob.Previewing : ImportJob.Waiting,
            Language = CultureInfo.CurrentUICulture.Name,
            ByName = caller.Name,
            CreatedAt = clock.GetUtcNow(),
        };
        await using var commit = await db.Begin(stop);
        await Forget(db, clock.GetUtcNow() - MarkedFile.KeptFor, stop);
        await Keep(job, file, db, stop);
        await commit.CommitAsync(stop);
        request.HttpContext.Response.OnCompleted(() => Ring(bell)); // The commit may be the request's, and come after this.
        return TypedResults.Accepted($"/api/{service}/imports/{job.Id}", new Response(job.Id));
    }

    /// <summary>Refused files are kept for their marked copies, but not for ever.</summary>
    private static Task<int> Forget<TDb>(TDb db, DateTimeOffset before, CancellationToken stop) where TDb : ServiceDb => db.Set<ImportPart>()
        .Where(part => db.Set<ImportJob>().Any(job => job.Id == part.JobId && job.Status == ImportJob.Failed && job.EndedAt < before)).ExecuteDeleteAsync(stop);

    private static Task Ring<TDb>(ImportBell<TDb> bell)
    {
        bell.Ring();
        return Task.CompletedTask;
    }

    private static async Task Keep<TDb>(ImportJob job, Stream file, TDb db, CancellationToken stop) where TDb : ServiceDb
    {
        var look = new FileLook();
        var buffer = new byte[PartSize];
        for (var number = 0; await file.ReadAtLeastAsync(buffer, PartSize, throwOnEndOfStream: false, stop) is var read and > 0; number++)
        {
            look.See(buffer.AsSpan(0, read));
            if (look.Bytes > MaxBytes)
            {
                throw new FileTooLarge(MaxBytes);
            }
            db.Add(new ImportPart { JobId = job.Id, Number = number, Bytes = buffer[..read] });
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
        }
        if (look.Bytes == 0)
        {
            throw new ShapeWrong("file", "文件是空的。", "The file is empty.");
        }
        look.MustBeReadable();
        if (look.Format == "xlsx")
        {
            await using var workbook = new PartStream(db, job.Id);
            await SheetRows.MustBeSound(workbook, stop);
        }
        (job.Format, job.Delimiter, job.Encoding, job.Bytes, job.Total) = (look.Format, look.Delimiter, look.Encoding, look.Bytes, look.Lines);
        db.Add(job);
        await db.SaveChangesAsync(stop);
    }

    /// <summary>The body itself, or the first file of a form.</summary>
    private static async Task<(Stream File, string? Name)> File(HttpRequest request, CancellationToken stop)
    {
        if (!request.HasFormContentType || !MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.Boundary.Length == 0)
        {
            return (request.Body, null);
        }
        var reader = new MultipartReader(HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), request.Body);
        while (await Next(reader, stop) is { } section)
        {
            if (section.AsFileSection() is { FileStream: { } file } found)
            {
                return (file, Path.GetFileName(found.FileName));
            }
        }
        throw new ShapeWrong("file", "请选择要上传的文件。", "Choose a file to upload.");
    }

    private static async Task<MultipartSection?> Next(MultipartReader reader, CancellationToken stop)
    {
        try
        {
            return await reader.ReadNextSectionAsync(stop);
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            throw new ShapeWrong("file", "上传的内容不完整或格式不对，请重新上传。", "The upload is broken off or malformed; send it again.");
        }
    }

    private static string? Shortened(string? name) => string.IsNullOrWhiteSpace(name) ? null : name.Trim()[..Math.Min(100, name.Trim().Length)];
}
