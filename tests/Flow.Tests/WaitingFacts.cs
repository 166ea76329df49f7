using System.Diagnostics;
using System.Net;
using Npgsql;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Flow;

/// <summary>A market in one process whose database goes and comes, and which is asked to end.</summary>
public sealed class WaitingFacts
{
    [Fact]
    public async Task A_database_that_goes_is_told_of_once_and_waited_for()
    {
        await using var market = await ProcessMarket.Open();
        var need = await market.PublishNeed("石材废浆脱水制砖", "石材切割废浆含水率高，希望脱水后制成免烧砖。");
        market.Door.Close();
        using (var answer = await market.Anyone.GetAsync($"api/listings/needs/{need}"))
        {
            await answer.MustBe(HttpStatusCode.ServiceUnavailable);
            Assert.NotNull(answer.Headers.RetryAfter);
            Assert.Contains("稍候再试", (await answer.Json()).GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
        Assert.Equal("Unhealthy", (await market.Process.Health()).GetProperty("listings-database").GetProperty("status").GetString());
        using (var page = await market.Anyone.GetAsync("about"))
        {
            await page.MustBe(HttpStatusCode.OK);
        }
        await Task.Delay(TimeSpan.FromSeconds(8));
        var told = market.Process.Said.Split('\n').Select(line => line.Trim()).Where(line => line.Contains(" waits for ", StringComparison.Ordinal)).ToList();
        var twice = told.GroupBy(line => line).Where(line => line.Count() > 1).Select(line => line.Key);
        Assert.NotEmpty(told);
        Assert.Empty(twice);
        Assert.DoesNotContain("fail:", market.Process.Said, StringComparison.Ordinal);

        market.Door.Open();
        await market.Process.Ready(30);
        var result = await market.PublishResult("石材废浆絮凝脱水", "石材切割废浆絮凝脱水后制成免烧砖，含水率降到 22%。");
        await market.Suggestion(need, result);
    }

    [Fact]
    public async Task A_database_that_is_away_at_the_start_is_waited_for_with_503()
    {
        await using var market = await ProcessMarket.Open(databaseThere: false);
        var refused = await Answers.Eventually(async () => await Tried(market.Anyone), 30);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        using (var live = await market.Anyone.GetAsync("health/live"))
        {
            await live.MustBe(HttpStatusCode.OK);
        }
        market.Door.Open();
        await market.Process.Ready(60);
        await market.PublishNeed("石材废浆脱水制砖", "石材切割废浆含水率高，希望脱水后制成免烧砖。");
    }

    [Fact]
    public async Task Asked_to_end_under_load_it_ends_within_30_seconds_and_loses_nothing()
    {
        await using var market = await ProcessMarket.Open();
        using var traffic = await Traffic.Of(market, seed: 7);
        var load = traffic.Run(dealers: 3);
        for (var time = 0; time < 3; time++)
        {
            await Task.Delay(3000);
            var clock = Stopwatch.StartNew();
            Assert.Equal(0, await market.Process.Stop());
            Assert.True(clock.Elapsed.TotalSeconds < 30, $"It took {clock.Elapsed.TotalSeconds:0} s to end.");
            market.Process.Start();
            await market.Process.Ready();
        }
        traffic.Stop(within: TimeSpan.FromSeconds(60));
        await load;
        await market.MustHold(traffic);
        await market.MustAgreeWithItself();
    }

    [Theory]
    [InlineData("Market:Bus", "carrier-pigeon", "memory, rabbitmq")]
    [InlineData("Market:Search", "grep", "lucene")]
    [InlineData("Market:Address", "nowhere", "Market:Address")]
    [InlineData("Market:Database", "Host=127.0.0.1;Port=1;Nonsense=1", "Market:Database")]
    public async Task A_wrong_setting_stops_the_start_with_one_sentence(string key, string value, string said)
    {
        await using var process = new ServiceProcess("AllInOne", new Uri("http://127.0.0.1:1/"), new Dictionary<string, string>
        {
            ["Market:Address"] = $"http://127.0.0.1:{Ports.Free()}",
            ["Market:Database"] = "Host=127.0.0.1;Port=1;Database=x;Username=x;Password=x",
            ["Market:ServiceSecret"] = AnyMarket.ServiceSecret,
            ["Market:Folder"] = Path.Combine(Path.GetTempPath(), "techmarket-test-wrong"),
            [key] = value,
        });
        process.Start();
        Assert.Equal(1, await process.Ends());
        Assert.Contains(said, Assert.Single(process.Said.Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_refuses_the_password_stops_the_start_with_one_sentence()
    {
        await using var market = await ProcessMarket.Open();
        var wrong = new NpgsqlConnectionStringBuilder(market.Database) { Password = "wrong" }.ToString();
        await using var process = new ServiceProcess("Listings", new Uri("http://127.0.0.1:1/"), Told(wrong, market.Address, AnyMarket.ServiceSecret));
        process.Start();
        Assert.Equal(1, await process.Ends());
        Assert.Contains("Check Market:Database", Assert.Single(process.Said.Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_that_identity_does_not_know_stops_the_start_with_one_sentence()
    {
        await using var market = await ProcessMarket.Open();
        await using var process = new ServiceProcess("Listings", new Uri("http://127.0.0.1:1/"), Told(market.Database, market.Address, "another-secret-of-enough-length"));
        process.Start();
        Assert.Equal(1, await process.Ends());
        Assert.Contains("Market:ServiceSecret", Assert.Single(process.Said.Split('\n')), StringComparison.Ordinal);
    }

    /// <summary>It would look well and hear nothing.</summary>
    [Theory]
    [InlineData("Market:Bus", "Market:Bus is memory")]
    [InlineData("Market:Addresses:identity", "Market:Addresses:identity is not set")]
    public async Task A_service_by_itself_that_is_told_of_no_broker_or_no_identity_does_not_start(string untold, string said)
    {
        var told = Told("Host=127.0.0.1;Port=1;Database=x;Username=x;Password=x", new Uri("http://127.0.0.1:1/"), AnyMarket.ServiceSecret);
        told.Remove(untold);
        await using var process = new ServiceProcess("Listings", new Uri("http://127.0.0.1:1/"), told);
        process.Start();
        Assert.Equal(1, await process.Ends());
        Assert.Contains(said, Assert.Single(process.Said.Split('\n')), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Told(string database, Uri identity, string secret) => new()
    {
        ["Market:Address"] = identity.ToString(),
        ["Market:Listen"] = $"http://127.0.0.1:{Ports.Free()}",
        ["Market:Addresses:identity"] = identity.ToString(),
        ["Market:Bus"] = "rabbitmq",
        ["Market:RabbitMq"] = "amqp://guest:guest@127.0.0.1:1/",
        ["Market:Database"] = database,
        ["Market:ServiceSecret"] = secret,
        ["Market:Folder"] = Path.Combine(Path.GetTempPath(), "techmarket-test-wrong"),
        ["Logging:LogLevel:Default"] = "Warning",
    };

    private static async Task<HttpResponseMessage?> Tried(HttpClient client)
    {
        try
        {
            return await client.GetAsync("api/listings/needs/mine");
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
