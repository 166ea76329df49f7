using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TechMarket.Events;
using TechMarket.Platform;
using TechMarket.Platform.Messaging;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Platform;

/// <summary>What is said is heard, once, and only with the data it speaks of.</summary>
public sealed class MessagingFacts : IAsyncLifetime
{
    private string database = "";
    private WebApplication app = null!;

    public async Task InitializeAsync()
    {
        database = await Cluster.NewDatabase();
        await Start();
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        await Cluster.Drop(database);
    }

    [Fact]
    public async Task What_is_said_is_heard_once_committed()
    {
        var listing = Guid.NewGuid();
        await Change(db => db.Say(Indexed(listing)));
        await Eventually(1, listing);
    }

    [Fact]
    public async Task What_is_not_committed_is_never_said()
    {
        var (lost, kept) = (Guid.NewGuid(), Guid.NewGuid());
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<NotesDb>();
            await using var unfinished = await db.Database.BeginTransactionAsync();
            db.Say(Indexed(lost));
            await db.SaveChangesAsync();
        }
        await Change(db => db.Say(Indexed(kept)));
        await Eventually(1, kept);
        Assert.Equal(0, await Heard(lost));
    }

    [Fact]
    public async Task A_message_delivered_twice_acts_once()
    {
        var (listing, last, message) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var bus = app.Services.GetRequiredService<IBus>();
        for (var i = 0; i < 3; i++)
        {
            await bus.Publish(Indexed(listing), context => context.MessageId = message);
        }
        await bus.Publish(Indexed(last));
        await Eventually(1, last);
        await Task.Delay(300);
        Assert.Equal(1, await Heard(listing));
    }

    [Fact]
    public async Task A_consumer_that_fails_is_tried_again_and_leaves_no_half()
    {
        var listing = Guid.NewGuid();
        NoteListing.FailuresLeft = 2;
        await Change(db => db.Say(Indexed(listing)));
        await Eventually(1, listing);
        Assert.Equal(0, NoteListing.FailuresLeft);
    }

    [Fact]
    public async Task An_event_nobody_knows_does_not_block_the_rest()
    {
        var listing = Guid.NewGuid();
        await Change(db =>
        {
            db.Outbox.Add(new OutboxRow { Id = Guid.NewGuid(), Name = "techmarket:unknown:v1", Body = "{}" });
            db.Say(Indexed(listing));
        });
        await Eventually(1, listing);
    }

    /// <summary>The in-memory bus forgets what was in flight when the process ends; the outbox does not.</summary>
    [Fact]
    public async Task What_was_in_flight_when_the_process_ended_is_sent_again()
    {
        var (lost, heard) = (Guid.NewGuid(), Guid.NewGuid());
        await Change(db => db.Say(Indexed(heard)));
        await Eventually(1, heard);
        await Change(db => db.Outbox.Add(new OutboxRow
        {
            Id = Guid.NewGuid(),
            Name = "techmarket:listing-indexed:v1",
            Body = $$"""{"listingId":"{{lost}}","kind":"need","version":1,"at":"2026-01-01T00:00:00Z"}""",
            TryAfter = DateTimeOffset.UtcNow.AddMinutes(30),
        }));
        await app.StopAsync();
        await app.DisposeAsync();
        await Start();
        await Eventually(1, lost);
        Assert.Equal(1, await Heard(heard));
    }

    private async Task Start()
    {
        app = Hosting.Build([], [new Notes()], builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Market:Database"] = database,
            ["Market:Address"] = "http://127.0.0.1:1",
            ["Market:Listen"] = "http://127.0.0.1:0",
            ["Logging:LogLevel:Default"] = "None",
        }));
        await app.StartAsync();
    }

    private static ListingIndexed Indexed(Guid listing) => new(listing, "need", 1, DateTimeOffset.UnixEpoch);

    private async Task Change(Action<NotesDb> change)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NotesDb>();
        change(db);
        await db.SaveChangesAsync();
    }

    private async Task<int> Heard(Guid listing)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<NotesDb>().Notes.CountAsync(note => note.Listing == listing);
    }

    private async Task Eventually(int times, Guid listing) =>
        await Answers.Eventually(async () => await Heard(listing) == times ? "yes" : null);

    internal sealed class Notes : IService
    {
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

        public async Task Consume(ListingIndexed heard, CancellationToken stop)
        {
            db.Notes.Add(new Note { Listing = heard.ListingId });
            if (FailuresLeft > 0)
            {
                FailuresLeft--;
                await db.SaveChangesAsync(stop);
                throw new InvalidOperationException("tried and failed, as the test wants");
            }
        }
    }

    /// <summary>This test's tables need no migrations.</summary>
    private sealed class CreateTables(IServiceScopeFactory scopes) : Microsoft.Extensions.Hosting.IHostedService
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
}
