using System.Diagnostics;
using TechMarket.Tests.Support;

namespace TechMarket.Benchmarks.Bus;

/// <summary>The relay beside raw publishing, how long events are under way, and how soon all is well after a kill.</summary>
internal sealed class BusBenchmark : IBenchmark
{
    private const int Events = 30_000;
    private const int Rounds = 3;
    /// <summary>A queue that the event's name tells of and nobody here listens to.</summary>
    private const string Queue = "matching-suggest-matches";
    private static readonly Dictionary<string, string?> memory = new() { ["Market:Bus"] = "memory" };
    private readonly List<Row> rows = [];

    public string Name => "bus";

    public string About => "relay beside raw RabbitMQ and in memory, publish → consumed, recovery after kills";

    public async Task<IReadOnlyList<Row>> Run()
    {
        await using (var broker = await RabbitMq.Open())
        {
            var rabbit = new Dictionary<string, string?> { ["Market:Bus"] = "rabbitmq", ["Market:RabbitMq"] = broker.Address };
            await Throughput(broker, rabbit);
            await Latency("RabbitMQ", rabbit);
            await Latency("in memory", memory);
            await BrokerDies(broker, rabbit);
        }
        await OneProcessDies();
        await InstancesDie();
        return rows;
    }

    private async Task Throughput(RabbitMq broker, Dictionary<string, string?> rabbit)
    {
        await using var echo = await RunningEcho.Open(listens: false, rabbit);
        await Drain(echo, 2000);
        var bytes = await RawPublishing.SizeOfOne(broker.Address, Queue);
        await RawPublishing.PerSecond(broker.Address, 2000, bytes);
        var (relayed, raw) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            raw.Add(await RawPublishing.PerSecond(broker.Address, Events, bytes));
            relayed.Add(await Drain(echo, Events));
            await RawPublishing.SizeOfOne(broker.Address, Queue);
        }
        var (relay, bare) = (Load.Percentile(relayed, .5), Load.Percentile(raw, .5));
        rows.Add(new($"relay to RabbitMQ, {bytes} bytes each", $"{relay:0}/s", $"raw, confirmed {bare:0}/s", $"{relay / bare:0.00}", "≥ 0.60", relay / bare >= .6));

        await using var own = await RunningEcho.Open(listens: true, memory);
        await Drain(own, 2000);
        var inMemory = await Drain(own, Events);
        rows.Add(new("relay in memory, heard and settled", $"{inMemory:0}/s", $"raw, confirmed {bare:0}/s", $"{inMemory / bare:0.00}"));
    }

    private static async Task<double> Drain(RunningEcho echo, int events)
    {
        await echo.Fill(events);
        var clock = Stopwatch.StartNew();
        while (await echo.Waits())
        {
            await Task.Delay(50);
        }
        return events / clock.Elapsed.TotalSeconds;
    }

    private async Task Latency(string where, Dictionary<string, string?> bus)
    {
        await using var echo = await RunningEcho.Open(listens: true, bus);
        await Say(echo, perSecond: 100, seconds: 3);
        foreach (var (how, perSecond, seconds) in new[] { ("idle", 10, 15), ("500 events a second", 500, 15) })
        {
            var waits = await Say(echo, perSecond, seconds);
            rows.Add(new($"publish → consumed, {where}, {how}", $"p50 {Load.Percentile(waits, .5):0.0} ms, p99 {Load.Percentile(waits, .99):0.0} ms"));
        }
    }

    /// <summary>Says events at an even pace, each in a commit of its own; the answer is how long each was under way.</summary>
    private static async Task<List<double>> Say(RunningEcho echo, int perSecond, int seconds)
    {
        HearEcho.Milliseconds.Clear();
        var (clock, said) = (Stopwatch.StartNew(), new List<Task<Guid>>());
        while (clock.Elapsed.TotalSeconds < seconds)
        {
            while (said.Count < clock.Elapsed.TotalSeconds * perSecond)
            {
                said.Add(Task.Run(echo.Say));
            }
            await Task.Delay(5);
        }
        var listings = await Task.WhenAll(said);
        while (!listings.All(HearEcho.Milliseconds.ContainsKey))
        {
            await Task.Delay(20);
        }
        return [.. listings.Select(listing => HearEcho.Milliseconds[listing])];
    }

    private async Task BrokerDies(RabbitMq broker, Dictionary<string, string?> rabbit)
    {
        await using var echo = await RunningEcho.Open(listens: true, rabbit);
        await Heard(await echo.Say());
        await broker.Kill();
        var waiting = await echo.Say();
        await broker.Start();
        var clock = Stopwatch.StartNew();
        await Heard(waiting);
        rows.Add(new("broker killed: back → what waited is consumed", $"{clock.Elapsed.TotalSeconds:0.0} s"));
    }

    private async Task OneProcessDies()
    {
        await using var market = await ProcessMarket.Open(door: false);
        rows.Add(new("market in one process killed → ready", $"{await Killed(market.Process):0.0} s"));
    }

    private async Task InstancesDie()
    {
        await using var market = await ApartMarket.Open();
        foreach (var service in market.Processes.GroupBy(process => process.Project))
        {
            rows.Add(new($"{service.Key} apart ({service.Count()} instances), one killed → ready", $"{await Killed(service.First()):0.0} s"));
        }
    }

    private static async Task<double> Killed(ServiceProcess process)
    {
        await process.Kill();
        var clock = Stopwatch.StartNew();
        process.Start();
        await process.Ready();
        return clock.Elapsed.TotalSeconds;
    }

    private static async Task Heard(Guid listing)
    {
        while (!HearEcho.Milliseconds.ContainsKey(listing))
        {
            await Task.Delay(10);
        }
    }
}
