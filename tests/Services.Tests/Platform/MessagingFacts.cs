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
public abstract class MessagingFacts : IAsyncLifetime
{
    private string database = "";
    private WebApplication app = null!;

    private protected WebApplication App => app;

    /// <summary>The settings of the bus.</summary>
    private protected abstract Dictionary<string, string?> Bus { get; }

    public virtual async Task InitializeAsync()
    {
        database = await Cluster.NewDatabase();
        await Start();
    }

    public virtual async Task DisposeAsync()
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
    public async Task What_has_left_goes_from_the_outbox_and_old_rows_from_the_inbox()
    {
        await Change(db => db.Say(Indexed(Guid.NewGuid())));
        await Answers.Eventually(async () => await Boxes() == (0, 1) ? "yes" : null);
        await Sql("""
            insert into notes.outbox (id, name, body, said_at, try_after, attempts, bulk) values (gen_random_uuid(), 'techmarket:unknown:v1', '', now() - interval '9 days', now() + interval '1 hour', 1, false);
            insert into notes.inbox (message_id, consumer, heard_at) select gen_random_uuid(), 'NoteListing', now() - interval '15 days' from generate_series(1, 6000);
            """);
        await app.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<CleanUp<NotesDb>>().Single().Run(default);
        Assert.Equal((1, 1), await Boxes());
    }

    private protected async Task<string> Health(string part = "notes-messages") => (await app.Services.GetRequiredService<Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckService>()
        .CheckHealthAsync(check => check.Name == part)).Status.ToString();

    private async Task<(int Outbox, int Inbox)> Boxes()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NotesDb>();
        return (await db.Outbox.CountAsync(), await db.Set<InboxRow>().CountAsync());
    }

    private protected async Task Sql(string sql)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<NotesDb>().Database.ExecuteSqlRawAsync(sql);
    }

    private protected async Task Start(params (string Key, string Value)[] more)
    {
        var settings = new Dictionary<string, string?>(Bus)
        {
            ["Market:Database"] = database,
            ["Market:Address"] = "http://127.0.0.1:1",
            ["Market:Listen"] = "http://127.0.0.1:0",
            ["Logging:LogLevel:Default"] = "None",
        };
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }
        var starting = Hosting.Build([], [new Notes()], builder => builder.Configuration.AddInMemoryCollection(settings));
        await starting.StartAsync();
        app = starting;
    }

    private protected async Task Stop()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private protected static ListingIndexed Indexed(Guid listing) => new(listing, "need", 1, DateTimeOffset.UnixEpoch);

    private protected async Task Change(Action<NotesDb> change)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NotesDb>();
        change(db);
        await db.SaveChangesAsync();
    }

    private protected async Task<int> Heard(Guid listing)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<NotesDb>().Notes.CountAsync(note => note.Listing == listing);
    }

    private protected async Task Eventually(int times, Guid listing) =>
        await Answers.Eventually(async () => await Heard(listing) == times ? "yes" : null);
}
