using System.Diagnostics;
using System.Globalization;
using TechMarket.Tests.Support;
using Xunit.Abstractions;

namespace TechMarket.Tests.Flow;

/// <summary>Processes die at any moment of the main job under load; afterwards everything agrees with everything, and with what people were told.</summary>
public sealed class CrashFacts(ITestOutputHelper output)
{
    private const int Kills = 30;
    private readonly int seed = int.TryParse(Environment.GetEnvironmentVariable("TECHMARKET_SEED"), CultureInfo.InvariantCulture, out var given)
        ? given : Random.Shared.Next();

    [Fact]
    public async Task A_market_in_one_process_loses_nothing_and_doubles_nothing()
    {
        await using var market = await ProcessMarket.Open();
        await Survives(market, async random =>
        {
            // Half of them die while they are still starting.
            if (random.Next(2) > 0)
            {
                await market.Process.Ready();
            }
            await Task.Delay(random.Next(50, 1200));
            await market.Process.Kill();
            market.Process.Start();
        }, () => market.Process.Ready());
    }

    [Fact]
    public async Task A_market_apart_loses_nothing_and_doubles_nothing()
    {
        await using var market = await ApartMarket.Open();
        var turn = 0;
        await Survives(market, async random =>
        {
            await Task.Delay(random.Next(50, 1200));
            var victim = turn++ % (market.Processes.Count + 1);
            if (victim == market.Processes.Count)
            {
                await market.Broker.Kill();
                await market.Broker.Start();
                return;
            }
            await market.Processes[victim].Kill();
            market.Processes[victim].Start();
            await Task.Delay(random.Next(200, 900));
        }, market.Ready);
    }

    private async Task Survives(AnyMarket market, Func<Random, Task> killOnce, Func<Task> ready)
    {
        var clock = Stopwatch.StartNew();
        Say($"TECHMARKET_SEED={seed} repeats this");
        var random = new Random(seed);
        using var traffic = await Traffic.Of(market, seed);
        var load = traffic.Run(dealers: 3);
        for (var kill = 0; kill < Kills && !load.IsCompleted; kill++)
        {
            await killOnce(random);
        }
        Say($"{clock.Elapsed.TotalSeconds:0} s: {Kills} kills");
        await ready();
        traffic.Stop(within: TimeSpan.FromSeconds(90));
        await load;
        Say($"{clock.Elapsed.TotalSeconds:0} s: {traffic.Published.Count} published, {traffic.Imported.Count} imports of {traffic.Imported.Values.Sum()} rows, {traffic.Registered.Count} contracts registered, {traffic.AskedAgain} requests sent again");
        Assert.True(traffic.Registered.Count >= 3 && !traffic.Imported.IsEmpty, "There was hardly any traffic.");
        await market.MustHold(traffic);
        await market.MustAgreeWithItself();
        Say($"{clock.Elapsed.TotalSeconds:0} s: all agrees");
    }

    private void Say(string line)
    {
        output.WriteLine(line);
        Console.WriteLine(line);
    }
}
