using System.Diagnostics;
using RabbitMQ.Client;

namespace TechMarket.Benchmarks.Bus;

/// <summary>Publishing straight to RabbitMQ, with nothing of ours: persistent messages, each confirmed, two hundred under way.</summary>
internal static class RawPublishing
{
    private const int UnderWay = 200;

    /// <summary>Messages a second, of the size the relay sends them.</summary>
    public static async Task<double> PerSecond(string broker, int messages, int bytes)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(
            publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, outstandingPublisherConfirmationsRateLimiter: null));
        await channel.ExchangeDeclareAsync("raw", ExchangeType.Fanout, durable: true);
        await channel.QueueDeclareAsync("raw", durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-max-priority"] = 1 });
        await channel.QueueBindAsync("raw", "raw", "");
        var body = new byte[bytes];
        var properties = new BasicProperties { Persistent = true, Priority = 1 };
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, messages), new ParallelOptions { MaxDegreeOfParallelism = UnderWay },
            async (_, stop) => await channel.BasicPublishAsync("raw", "", mandatory: false, properties, body, stop));
        var rate = messages / clock.Elapsed.TotalSeconds;
        await channel.QueuePurgeAsync("raw");
        return rate;
    }

    /// <summary>How large the relay's messages are on the wire: the body of one that waits in the queue.</summary>
    public static async Task<int> SizeOfOne(string broker, string queue)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        var one = await channel.BasicGetAsync(queue, autoAck: true);
        await channel.QueuePurgeAsync(queue);
        return one!.Body.Length;
    }
}
