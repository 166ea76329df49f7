using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TechMarket.Events;
using TechMarket.Platform;
using TechMarket.Platform.Messaging;
using TechMarket.Tests.Support;

namespace TechMarket.Benchmarks.Bus;

/// <summary>The smallest service there is: it says an event and notes when it hears it.</summary>
internal sealed class Echo(bool listens) : IService
{
    public string Name => "bench";

    public void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddHostedService<CreateTables>();
        builder.Services.AddServiceDb<EchoDb>(new Settings(builder.Configuration), Name);
    }

    public void Hear(Consumers consumers)
    {
        if (listens)
        {
            consumers.Add<EchoDb, HearEcho>();
        }
    }

    public void Map(IEndpointRouteBuilder routes)
    {
    }
}

internal sealed class EchoDb(DbContextOptions<EchoDb> options) : ServiceDb(options, "bench");

/// <summary>Notes how long each event took from just before its commit to here.</summary>
internal sealed class HearEcho : IConsume<ListingIndexed>
{
    public static readonly ConcurrentDictionary<Guid, long> Said = [];
    public static readonly ConcurrentDictionary<Guid, double> Milliseconds = [];

    public Task Consume(ListingIndexed heard, CancellationToken stop)
    {
        if (Said.TryGetValue(heard.ListingId, out var begun))
        {
            Milliseconds.TryAdd(heard.ListingId, Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
        return Task.CompletedTask;
    }
}

internal sealed class CreateTables(IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EchoDb>();
        await db.Database.ExecuteSqlRawAsync("create schema if not exists bench", cancellationToken);
        await db.Database.ExecuteSqlRawAsync(db.Database.GenerateCreateScript(), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>An echo that runs in this process, on a database of its own.</summary>
internal sealed class RunningEcho : IAsyncDisposable
{
    private readonly string database;
    private readonly WebApplication app;

    private RunningEcho(string database, WebApplication app) => (this.database, this.app) = (database, app);

    public static async Task<RunningEcho> Open(bool listens, Dictionary<string, string?> bus)
    {
        var database = await Cluster.NewDatabase();
        var app = Hosting.Build([], [new Echo(listens)], builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(bus)
        {
            ["Market:Database"] = database,
            ["Market:Address"] = "http://127.0.0.1:1",
            ["Market:Listen"] = $"http://127.0.0.1:{Ports.Free()}",
            ["Market:Folder"] = Path.Combine(Path.GetTempPath(), "techmarket-bench"),
            ["Logging:LogLevel:Default"] = "Error",
        }));
        await app.StartAsync();
        return new RunningEcho(database, app);
    }

    /// <summary>Says one event in a commit of its own; the answer is what to look for among the heard.</summary>
    public async Task<Guid> Say()
    {
        var listing = Guid.CreateVersion7();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EchoDb>();
        db.Say(new ListingIndexed(listing, "need", 1, TimeProvider.System.GetUtcNow()));
        HearEcho.Said[listing] = Stopwatch.GetTimestamp();
        await db.SaveChangesAsync();
        return listing;
    }

    /// <summary>Puts so many events into the outbox in one commit.</summary>
    public async Task Fill(int count) => await Sql($$"""
        insert into bench.outbox (id, name, body, attempts, bulk)
        select gen_random_uuid(), 'techmarket:listing-indexed:v1',
          '{"listingId":"' || gen_random_uuid() || '","kind":"need","version":1,"at":"2026-07-01T00:00:00+00:00"}', 0, false
        from generate_series(1, {{count}})
        """);

    /// <summary>Whether any event has not left yet.</summary>
    public async Task<bool> Waits()
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<EchoDb>().Outbox.AnyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await Cluster.Drop(database);
    }

    private async Task Sql(string sql)
    {
        await using var scope = app.Services.CreateAsyncScope();
#pragma warning disable EF1002 // Written here, with a number in it.
        await scope.ServiceProvider.GetRequiredService<EchoDb>().Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
#pragma warning restore EF1002
    }
}
