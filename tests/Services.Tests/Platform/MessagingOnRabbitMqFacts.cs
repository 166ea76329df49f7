using System.Text;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;
using TechMarket.Events;
using TechMarket.Platform;
using TechMarket.Platform.Messaging;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Platform;

/// <summary>The bus of a market whose services run apart, on a broker that comes and goes.</summary>
[Collection(Notes.Collection)]
public sealed class MessagingOnRabbitMqFacts(MessagingOnRabbitMqFacts.Running running) : MessagingFacts, IClassFixture<MessagingOnRabbitMqFacts.Running>
{
    private readonly RabbitMq broker = running.Broker;

    private protected override Dictionary<string, string?> Bus => new() { ["Market:Bus"] = "rabbitmq", ["Market:RabbitMq"] = broker.Address };

    [Fact]
    public async Task What_is_said_around_the_death_of_the_broker_is_heard_once()
    {
        var listings = Enumerable.Range(0, 60).Select(_ => Guid.NewGuid()).ToList();
        foreach (var (listing, number) in listings.Select((listing, number) => (listing, number)))
        {
            if (number == 20)
            {
                await broker.Kill();
            }
            if (number == 40)
            {
                await broker.Start();
            }
            await Change(db => db.Say(Indexed(listing)));
        }
        await Answers.Eventually(async () => await Heard(listings[^1]) == 1 ? "yes" : null, 60);
        foreach (var listing in listings)
        {
            await Answers.Eventually(async () => await Heard(listing) == 1 ? "yes" : null, 30);
        }
    }

    [Fact]
    public async Task A_service_that_finds_no_broker_starts_says_so_and_goes_on_when_it_comes()
    {
        var listing = Guid.NewGuid();
        await Stop();
        await broker.Kill();
        await Start();
        await Change(db => db.Say(Indexed(listing)));
        Assert.Equal("Degraded", await Health("bus"));
        await broker.Start();
        await Answers.Eventually(async () => await Heard(listing) == 1 ? "yes" : null, 60);
        await Answers.Eventually(async () => await Health("bus") == "Healthy" ? "yes" : null, 30);
    }

    [Fact]
    public async Task What_is_said_to_a_service_that_never_ran_waits_in_its_queue()
    {
        var listing = Guid.NewGuid();
        await Change(db => db.Say(Indexed(listing)));
        await Eventually(1, listing);
        await Answers.Eventually(async () => await Waiting("matching-suggest-matches") > 0 ? "yes" : null);
    }

    [Fact]
    public async Task A_message_that_cannot_be_read_is_kept_and_blocks_nothing()
    {
        await using (var connection = await Connect())
        await using (var channel = await connection.CreateChannelAsync())
        {
            await channel.BasicPublishAsync("notes-note-listing", "", Encoding.UTF8.GetBytes("no message at all"));
        }
        var listing = Guid.NewGuid();
        await Change(db => db.Say(Indexed(listing)));
        await Answers.Eventually(async () => await Heard(listing) == 1 ? "yes" : null, 30);
        var messages = App.Services.GetRequiredService<FailedMessages<NotesDb>>();
        var kept = await Answers.Eventually(async () => (await messages.List(10, default)).SingleOrDefault(), 30);
        Assert.Null(kept.Event);
        Assert.Equal(0u, await Waiting("notes-note-listing"));
    }

    [Theory]
    [InlineData("amqp://guest:wrong@127.0.0.1:{0}/", "wrong user or password")]
    [InlineData("amqp://guest:guest@127.0.0.1:{0}/nowhere", "no such virtual host")]
    [InlineData("amqp://guest:guest@no-such-host.invalid:{0}/", "unknown")]
    public async Task A_broker_that_refuses_stops_the_start_with_one_sentence(string address, string why)
    {
        var port = new Uri(broker.Address).Port;
        var wrong = await Assert.ThrowsAsync<SettingWrong>(() => Start(
            ("Market:RabbitMq", string.Format(System.Globalization.CultureInfo.InvariantCulture, address, port))));
        Assert.Contains(why, wrong.Message, StringComparison.Ordinal);
        Assert.Contains("Market:RabbitMq", wrong.Message, StringComparison.Ordinal);
    }

    private async Task<uint> Waiting(string queue)
    {
        await using var connection = await Connect();
        await using var channel = await connection.CreateChannelAsync();
        return await channel.MessageCountAsync(queue);
    }

    private Task<IConnection> Connect() => new ConnectionFactory { Uri = new Uri(broker.Address) }.CreateConnectionAsync();

    /// <summary>One broker for all tests here; who kills it starts it again.</summary>
    public sealed class Running : IAsyncLifetime
    {
        internal RabbitMq Broker { get; private set; } = null!;

        public async Task InitializeAsync() => Broker = await RabbitMq.Open();

        public async Task DisposeAsync() => await Broker.DisposeAsync();
    }
}
