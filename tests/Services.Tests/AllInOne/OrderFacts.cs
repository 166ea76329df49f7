using System.Diagnostics;
using System.Text.Json;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TechMarket.Events;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.AllInOne;

/// <summary>
/// The relay does not promise order, so consumers are right without it: the events of one need, in any order, doubled, or again days
/// later, leave the same behind.
/// </summary>
public sealed class OrderFacts : IAsyncLifetime
{
    private Market market = null!;
    private HttpClient service = null!;
    private Guid result;

    public async Task InitializeAsync()
    {
        market = await Market.Open(("Market:Matching:PerListing", "1000"));
        service = await market.AsService();
        result = await market.PublishResult("陶瓷低温快烧配方", "建筑陶瓷烧成温度降低 60 度，能耗下降 18%。");
    }

    public Task DisposeAsync() => market.DisposeAsync().AsTask();

    [Fact]
    public async Task A_changed_need_is_the_same_in_every_order() =>
        await SameInEveryOrder(need => [Published(need, 1), new ListingIndexed(need, "need", 1, Now), Published(need, 2), new ListingIndexed(need, "need", 2, Now)],
            expected => Assert.Contains(result.ToString(), expected, StringComparison.Ordinal));

    [Fact]
    public async Task A_closed_need_stays_closed_in_every_order() =>
        await SameInEveryOrder(need => [Published(need, 1), Published(need, 2), new NeedClosed(need, 3, "withdrawn", Now)],
            expected => Assert.Contains("withdrawn", expected, StringComparison.Ordinal));

    private async Task SameInEveryOrder(Func<Guid, IEvent[]> story, Action<string> look)
    {
        var first = Guid.CreateVersion7();
        foreach (var said in story(first))
        {
            await Deliver(said);
            await Quiet();
        }
        var expected = await State(first);
        look(expected);

        var others = new List<(Guid Need, IEvent[] Story)>();
        foreach (var order in Orders(story(first).Length))
        {
            var need = Guid.CreateVersion7();
            var events = story(need);
            others.Add((need, [.. order.Select(place => events[place]), .. order.Select(place => events[place]).Reverse()]));
        }
        foreach (var (_, events) in others)
        {
            foreach (var said in events)
            {
                await Deliver(said);
            }
        }
        await Quiet();
        foreach (var (need, _) in others)
        {
            await Becomes(expected, need);
        }

        await DaysPass();
        foreach (var (need, events) in others)
        {
            await Deliver(events[0]);
            await Deliver(events[1]);
        }
        await Quiet();
        foreach (var (need, _) in others)
        {
            await Becomes(expected, need);
        }
    }

    /// <summary>A message that waits for another one is in no box; it may still be tried again some seconds after all is quiet.</summary>
    private async Task Becomes(string expected, Guid need)
    {
        var clock = Stopwatch.StartNew();
        var now = await State(need);
        while (now != expected && clock.Elapsed.TotalSeconds < 30)
        {
            await Task.Delay(200);
            now = await State(need);
        }
        Assert.Equal(expected, now);
    }

    /// <summary>Both boxes have forgotten, and the process has begun anew.</summary>
    private async Task DaysPass()
    {
        await using (var connection = new NpgsqlConnection(market.Database))
        {
            await connection.OpenAsync();
            await using var forget = new NpgsqlCommand("delete from search.inbox; delete from matching.inbox; delete from listings.inbox", connection);
            await forget.ExecuteNonQueryAsync();
        }
        await market.Restart(("Market:Matching:PerListing", "1000"));
        service = await market.AsService();
    }

    /// <summary>In a context of its own: the bus leaves its log behind in ours, where the next market would find it.</summary>
    private Task Deliver(IEvent said) => Task.Run(() => market.Services.GetRequiredService<IBus>().Publish((object)said, said.GetType()));

    /// <summary>Everything delivered has been acted upon, and what that said as well.</summary>
    private async Task Quiet()
    {
        var same = 0;
        var last = "";
        await Answers.Eventually(async () =>
        {
            var now = await Heard();
            (same, last) = (now == last ? same + 1 : 0, now);
            return same >= 4 ? "quiet" : null;
        }, 60);
    }

    private async Task<string> Heard()
    {
        await using var connection = new NpgsqlConnection(market.Database);
        await connection.OpenAsync();
        await using var count = new NpgsqlCommand("""
            select (select count(*) from search.inbox) || ' ' || (select count(*) from matching.inbox) || ' '
              || (select count(*) from search.outbox) || ' ' || (select count(*) from matching.outbox)
            """, connection);
        await Task.Delay(100);
        return (string)(await count.ExecuteScalarAsync())!;
    }

    /// <summary>
    /// What the services hold of a need and people can see, without its id. Of a closed one nobody sees suggestions: whether there
    /// were any depends on whether it was ever open here.
    /// </summary>
    private async Task<string> State(Guid need)
    {
        var copies = await Rows("matching", "listings", need);
        var open = copies.Any(copy => copy.Contains("isOpen=True", StringComparison.Ordinal));
        return string.Join('\n', [.. copies, .. open ? await Rows("matching", "suggestions", need) : [], .. await Rows("search", "listings", need)]);
    }

    private async Task<List<string>> Rows(string holder, string kind, Guid need) =>
        [.. (await service.Read($"api/{holder}/holdings/{kind}?limit=5000")).GetProperty("items").EnumerateArray()
            .Where(row => row.ToString().Contains(need.ToString(), StringComparison.Ordinal)).Select(row => Told(row, kind).Replace(need.ToString(), "NEED", StringComparison.Ordinal))];

    private static string Told(JsonElement row, string kind) => string.Join(", ", row.EnumerateObject()
        .Where(field => field.Name != "pairedVersion" && !(kind == "suggestions" && field.Name == "id")).Select(field => $"{field.Name}={field.Value}"));

    private static DateTimeOffset Now { get; } = new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);

    private static NeedPublished Published(Guid id, long version) => new(new Listing(
        id, "need", version, $"建筑陶瓷低温快烧节能技术第{version}版", "建筑陶瓷坯体烧成周期长、单位能耗高，希望开发低温快烧配方。", [], "05", "C30", 5,
        ["DEV"], "350526", 300_000m, 800_000m, null, Guid.Empty, "泉州测试企业", Now, null, false), Now);

    private static IEnumerable<int[]> Orders(int length) => length == 1 ? [[0]]
        : Orders(length - 1).SelectMany(shorter => Enumerable.Range(0, length).Select(at => (int[])[.. shorter[..at], length - 1, .. shorter[at..]]));
}
