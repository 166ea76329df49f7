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

    [Fact]
    public async Task A_message_that_always_fails_is_kept_blocks_nothing_and_can_be_acted_on_again()
    {
        var (poison, sound) = (Guid.NewGuid(), Guid.NewGuid());
        NoteListing.Refused = poison;
        await Change(db => db.Say(Indexed(poison)));
        await Change(db => db.Say(Indexed(sound)));
        await Eventually(1, sound);
        var messages = app.Services.GetRequiredService<FailedMessages<NotesDb>>();
        var kept = await Answers.Eventually(async () => (await messages.List(10, default)).SingleOrDefault(), 30);
        Assert.Equal((nameof(NoteListing), "techmarket:listing-indexed:v1"), (kept.Consumer, kept.Event));
        Assert.Equal("Degraded", await Health());
        await Assert.ThrowsAsync<InvalidOperationException>(() => messages.Again(kept.Id, kept.Consumer, default));
        Assert.Single(await messages.List(10, default));

        NoteListing.Refused = null;
        Assert.True(await messages.Again(kept.Id, kept.Consumer, default));
        Assert.Equal(1, await Heard(poison));
        Assert.Empty(await messages.List(10, default));
        Assert.Equal("Healthy", await Health());
        Assert.False(await messages.Again(kept.Id, kept.Consumer, default));
        Assert.Equal(1, await Heard(poison));
    }

    /// <summary>Longer than a message is tried for another reason: what is away comes back.</summary>
    [Fact]
    public async Task A_message_waits_as_long_as_what_it_needs_is_away()
    {
        var listing = Guid.NewGuid();
        NoteListing.AwayLeft = 8;
        await Change(db => db.Say(Indexed(listing)));
        await Answers.Eventually(async () => await Heard(listing) == 1 ? "yes" : null, 40);
        Assert.Empty(await app.Services.GetRequiredService<FailedMessages<NotesDb>>().List(10, default));
    }

    [Fact]
    public async Task Old_rows_of_both_boxes_are_deleted_and_young_or_unsent_ones_kept()
    {
        await Change(db => db.Say(Indexed(Guid.NewGuid())));
        await Answers.Eventually(async () => await Boxes() == (1, 1) ? "yes" : null);
        await Sql("""
            insert into notes.outbox (id, name, body, sent_at, attempts, bulk) select gen_random_uuid(), 'techmarket:listing-indexed:v1', '', now() - interval '4 days', 0, false from generate_series(1, 6000);
            insert into notes.outbox (id, name, body, said_at, try_after, attempts, bulk) values (gen_random_uuid(), 'techmarket:unknown:v1', '', now() - interval '9 days', now() + interval '1 hour', 1, false);
            insert into notes.inbox (message_id, consumer, heard_at) select gen_random_uuid(), 'NoteListing', now() - interval '15 days' from generate_series(1, 6000);
            """);
        await app.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<CleanUp<NotesDb>>().Single().Run(default);
        Assert.Equal((2, 1), await Boxes());
    }

    private async Task<string> Health() => (await app.Services.GetRequiredService<Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckService>()
        .CheckHealthAsync(check => check.Name == "notes-messages")).Status.ToString();

    private async Task<(int Outbox, int Inbox)> Boxes()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NotesDb>();
        return (await db.Outbox.CountAsync(), await db.Set<InboxRow>().CountAsync());
    }

    private async Task Sql(string sql)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<NotesDb>().Database.ExecuteSqlRawAsync(sql);
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
