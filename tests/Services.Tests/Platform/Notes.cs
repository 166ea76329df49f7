using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TechMarket.Events;
using TechMarket.Platform;
using TechMarket.Platform.Messaging;

namespace TechMarket.Tests.Platform;

/// <summary>A service that notes every indexed listing it hears of, and does so as badly as a test wants.</summary>
internal sealed class Notes : IService
{
    /// <summary>What its consumer does is told to it by static fields, so tests of it run one after the other.</summary>
    public const string Collection = "notes";

    public string Name => "notes";

    public void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddHostedService<CreateTables>();
        builder.Services.AddServiceDb<NotesDb>(new Settings(builder.Configuration), "notes");
    }

    public void Hear(Consumers consumers) => consumers.Add<NotesDb, NoteListing>();

    public void Map(IEndpointRouteBuilder routes)
    {
    }
}

internal sealed class NotesDb(DbContextOptions<NotesDb> options) : ServiceDb(options, "notes")
{
    public DbSet<Note> Notes => Set<Note>();
}

internal sealed class Note
{
    public int Id { get; init; }
    public Guid Listing { get; init; }
}

internal sealed class NoteListing(NotesDb db) : IConsume<ListingIndexed>
{
    public static int FailuresLeft { get; set; }

    public static int AwayLeft { get; set; }

    public static Guid? Refused { get; set; }

    public async Task Consume(ListingIndexed heard, CancellationToken stop)
    {
        db.Notes.Add(new Note { Listing = heard.ListingId });
        if (AwayLeft > 0)
        {
            AwayLeft--;
            throw new TimeoutException("away, as the test wants");
        }
        if (heard.ListingId == Refused)
        {
            throw new InvalidOperationException("never right, as the test wants");
        }
        if (FailuresLeft > 0)
        {
            FailuresLeft--;
            await db.SaveChangesAsync(stop);
            throw new InvalidOperationException("tried and failed, as the test wants");
        }
    }
}

/// <summary>This test's tables need no migrations.</summary>
internal sealed class CreateTables(IServiceScopeFactory scopes) : Microsoft.Extensions.Hosting.IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NotesDb>();
        await db.Database.ExecuteSqlRawAsync("create schema if not exists notes", cancellationToken);
        try
        {
            await db.Database.ExecuteSqlRawAsync(db.Database.GenerateCreateScript(), cancellationToken);
        }
        catch (Npgsql.PostgresException exists) when (exists.SqlState == "42P07")
        {
            // The second start finds the tables of the first.
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
