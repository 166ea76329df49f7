using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Idempotency;
using TechMarket.Platform.Messaging;

namespace TechMarket.Platform.Importing;

/// <summary>Files of many rows, taken in by upload and stored all or nothing in the background. <see cref="IImport{TRow}"/> says how to plug one in.</summary>
public static class Importing
{
    /// <summary>Maps the tables of jobs and their files; called from the database's <c>Shape</c>.</summary>
    public static void Map(ModelBuilder model)
    {
        model.Entity<ImportJob>(job =>
        {
            job.ToTable("import_jobs");
            job.Property(j => j.Faults).HasColumnType("jsonb").HasConversion(
                faults => JsonSerializer.Serialize(faults, JsonSerializerOptions.Web),
                text => JsonSerializer.Deserialize<List<ImportFault>>(text, JsonSerializerOptions.Web)!,
                new ValueComparer<List<ImportFault>>((a, b) => a!.SequenceEqual(b!), faults => faults.Count, faults => faults.ToList()));
            job.HasIndex(j => j.Id).HasFilter("status in ('waiting', 'running')").HasDatabaseName("ix_import_jobs_open");
        });
        model.Entity<ImportPart>(part =>
        {
            part.ToTable("import_parts");
            part.HasKey(p => new { p.JobId, p.Number });
        });
    }

    /// <summary>Registers a kind of file; <paramref name="kind"/> is the last segment of its upload address.</summary>
    public static void AddImport<TDb, TImport, TRow>(this IServiceCollection services, string kind)
        where TDb : ServiceDb
        where TImport : class, IImport<TRow>
        where TRow : class
    {
        services.AddScoped<TImport>();
        services.AddSingleton<ImportKind<TDb>>(new ImportKind<TDb, TImport, TRow>(kind));
        services.TryAddSingleton<ImportBell<TDb>>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, RunImports<TDb>>());
    }

    /// <summary>Maps uploads and progress below <c>/api/{service}/imports</c>, open to the operator, to supervisors and to who else is named.</summary>
    public static void MapImports<TDb>(this IEndpointRouteBuilder routes, string service, params string[] others) where TDb : ServiceDb
    {
        string[] roles = [Roles.Service, Roles.Administrator, Roles.Supervisor, .. others];
        foreach (var kind in routes.ServiceProvider.GetServices<ImportKind<TDb>>().Select(kind => kind.Name))
        {
            routes.MapPost($"/api/{service}/imports/{kind}", (
                    HttpRequest request, Caller caller, TDb db, ImportBell<TDb> bell, TimeProvider clock, CancellationToken stop) =>
                    ReceiveImport.Handle(service, kind, request, caller, db, bell, clock, stop))
                .For(roles).WithName($"Import{char.ToUpperInvariant(kind[0])}{kind[1..]}").WithSummary($"Import {kind} from a file")
                .WithDescription("The body is the file: JSON Lines or CSV with a header, UTF-8 or GB18030, or an Excel workbook (.xlsx, first sheet, first row names the columns), up to 200 MB; or a form with field `file`. "
                    + "`source` names where it comes from (default: the file's name): the same source and id again change the row, or leave it when nothing has changed. "
                    + "All rows are stored, or none and every bad row is listed; with `skipFaulty=true` the sound ones are stored all the same. "
                    + "With `preview=true` all is tried and counted, and nothing stored.")
                .CreatesOnce<TDb>(ReceiveImport.MaxBytes)
                .Produces<ReceiveImport.Response>(202).ProducesProblem(400).ProducesProblem(413);
        }
        routes.MapGet($"/api/{service}/imports/{{id:guid}}", (Guid id, TDb db, CancellationToken stop) => ReadImports.One(id, db, stop))
            .For(roles).WithName($"ReadImport-{service}").WithSummary("How far an import is").ProducesProblem(404);
        routes.MapGet($"/api/{service}/imports/{{id:guid}}/marked", (Guid id, TDb db, CancellationToken stop) => MarkedFile.Of(id, db, stop))
            .For(roles).WithName($"MarkedImport-{service}").WithSummary("A refused file as a workbook with its faults marked")
            .Produces(200, contentType: Tables.TableFile.Xlsx).ProducesProblem(404);
        routes.MapGet($"/api/{service}/imports", (TDb db, CancellationToken stop) => ReadImports.Latest(db, stop))
            .For(roles).WithName($"LatestImports-{service}").WithSummary("The latest imports");
    }
}

/// <summary>Wakes the runner when a file has come in.</summary>
internal sealed class ImportBell<TDb> : IDisposable
{
    private readonly SemaphoreSlim rung = new(0);

    public void Ring() => rung.Release();

    public Task Wait(TimeSpan atMost, CancellationToken stop) => rung.WaitAsync(atMost, stop);

    public void Dispose() => rung.Dispose();
}

/// <summary>A registered kind of file, for those who do not know its row type.</summary>
internal abstract class ImportKind<TDb>(string name) where TDb : ServiceDb
{
    public string Name { get; } = name;

    public abstract Task Run(ImportJob job, IServiceProvider scope, IServiceScopeFactory scopes, CancellationToken stop);
}

internal sealed class ImportKind<TDb, TImport, TRow>(string name) : ImportKind<TDb>(name)
    where TDb : ServiceDb
    where TImport : class, IImport<TRow>
    where TRow : class
{
    public override Task Run(ImportJob job, IServiceProvider scope, IServiceScopeFactory scopes, CancellationToken stop) =>
        new ImportRun<TDb, TRow>(job, scope.GetRequiredService<TDb>(), scope.GetRequiredService<TImport>(), scopes, scope.GetRequiredService<TimeProvider>()).Run(stop);
}
