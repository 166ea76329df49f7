using System.Diagnostics;
using System.Net;
using System.Text.Json;
using TechMarket.Tests.Support;
using Xunit.Abstractions;

namespace TechMarket.Tests.Flow;

/// <summary>The same services as separate processes on RabbitMQ.</summary>
public sealed class ApartFacts(ApartFacts.Running running, ITestOutputHelper output) : IClassFixture<ApartFacts.Running>, IAsyncLifetime
{
    private readonly ApartMarket market = running.Market;

    public Task InitializeAsync() => market.MakeWhole();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_main_job_runs_through_all_of_them()
    {
        var before = await market.ValueToDate();
        var (need, _, suggestion) = await Fitting("甲");
        var agreed = await market.Agree(suggestion, 500_000m);
        var number = await market.Register(await market.DraftOf(agreed), 500_000m, 420_000m);
        Assert.Matches("^[0-9]{16}$", number);
        Assert.Equal(before + 500_000m, await market.ValueToDate());
        await Answers.Eventually(async () => (await market.Anyone.Read($"api/listings/needs/{need}")).GetProperty("status").GetString() == "met" ? "met" : null);
    }

    /// <summary>They begin at the same moment on an empty folder; a key unknown to the other instance would throw people out of their sign-in.</summary>
    [Fact]
    public void All_processes_share_one_key() =>
        Assert.Single(Directory.GetFiles(Path.Combine(market.Folder, "keys"), "key-*.xml"));

    [Fact]
    public async Task The_tour_passes_as_it_is()
    {
        await File.WriteAllLinesAsync(Path.Combine(market.Folder, "market.env"), [$"Market__Address={market.Address}", $"Market__DemoPassword={AnyMarket.Password}"]);
        var start = new ProcessStartInfo(Sources.Path("deploy/tour"), ["--data", market.Folder]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var tour = Process.Start(start)!;
        var (said, wrong) = (tour.StandardOutput.ReadToEndAsync(), tour.StandardError.ReadToEndAsync());
        await tour.WaitForExitAsync();
        Assert.True(tour.ExitCode == 0, await said + await wrong);
    }

    [Fact]
    public async Task A_neighbour_that_is_away_is_told_of_once_and_waited_for()
    {
        var search = market.Of("Search").Single();
        await search.Kill();
        using (var answer = await market.Anyone.GetAsync("api/search/listings?q=瓷"))
        {
            await answer.MustBe(HttpStatusCode.ServiceUnavailable);
            Assert.NotNull(answer.Headers.RetryAfter);
            Assert.Contains("稍候再试", (await answer.Json()).GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
        var result = await market.PublishResult("丙醇脱水膜组件", "渗透汽化膜用于丙醇脱水，能耗比精馏低 40%。");
        var need = await market.PublishNeed("丙醇脱水能耗高", "现有精馏脱水能耗高，希望用渗透汽化膜做丙醇脱水。");
        foreach (var matching in market.Of("Matching"))
        {
            await Answers.Eventually(async () => Status(await matching.Health(), "neighbour-search") == "Degraded" ? "yes" : null);
            await Answers.Eventually(() => Task.FromResult(matching.Said.Contains("No instance of search answers (", StringComparison.Ordinal) ? "told" : null));
        }
        await Task.Delay(TimeSpan.FromSeconds(5));
        Assert.All(market.Of("Matching"), matching => Assert.Equal(2, matching.Said.Split("No instance of search answers (").Length));
        search.Start();
        await search.Ready();
        await Answers.Eventually(async () => await Suggested(need, result), 60);
        foreach (var matching in market.Of("Matching"))
        {
            await Answers.Eventually(async () => Status(await matching.Health(), "neighbour-search") == "Healthy" ? "yes" : null);
        }
    }

    [Fact]
    public async Task A_search_that_starts_without_listings_answers_people_and_concludes_nothing_before_it_has_read_what_changed()
    {
        var (need, _, _) = await Fitting("乙");
        var (search, broker) = (market.Of("Search").Single(), await market.SignInAsBroker());
        await Task.WhenAll(market.Of("Listings").Append(search).Select(process => process.Kill()));
        search.Start();
        await Answers.Eventually(async () => await Status("api/search/listings?q=陶瓷") == HttpStatusCode.OK ? "answers" : null, 60);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Status($"api/search/related/{need}"));
        foreach (var listings in market.Of("Listings"))
        {
            listings.Start();
        }
        await market.Ready();
        await Answers.Eventually(async () => await Status($"api/search/related/{need}") == HttpStatusCode.OK ? "answers" : null, 60);

        async Task<HttpStatusCode> Status(string path)
        {
            using var answer = await broker.GetAsync(path);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task A_search_whose_index_was_damaged_says_so_until_it_has_built_it_anew()
    {
        var (_, result, _) = await Fitting("丙");
        var search = market.Of("Search").Single();
        await Answers.Eventually(() => Task.FromResult(Files().Any(file => Path.GetFileName(file).StartsWith("segments_", StringComparison.Ordinal)) ? "durable" : null));
        await Task.WhenAll(market.Of("Listings").Append(search).Select(process => process.Kill()));
        foreach (var file in Files())
        {
            await File.WriteAllBytesAsync(file, [1, 2, 3]);
        }
        search.Start();
        await Answers.Eventually(async () => await Asked() is (HttpStatusCode.ServiceUnavailable, > 0, true) ? "told" : null, 60);
        foreach (var listings in market.Of("Listings"))
        {
            listings.Start();
        }
        await market.Ready();
        await Answers.Eventually(async () =>
            (await Asked()).Code == HttpStatusCode.OK && (await market.Anyone.Read("api/search/listings?q=低温快烧配方丙")).GetProperty("items").EnumerateArray().Any(item => item.GetProperty("id").GetGuid() == result) ? "found" : null, 60);

        string[] Files() => Directory.GetFiles(Path.Combine(market.Folder, "search"), "*", SearchOption.AllDirectories);

        async Task<(HttpStatusCode Code, double? After, bool BeingBuilt)> Asked()
        {
            using var answer = await market.Anyone.GetAsync("api/search/listings?q=陶瓷");
            return (answer.StatusCode, answer.Headers.RetryAfter?.Delta?.TotalSeconds, (await answer.Content.ReadAsStringAsync()).Contains("搜索索引正在建立", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_broker_that_is_away_is_told_of_once_and_everything_else_works_on()
    {
        var before = market.Of("Listings").Select(Told).ToList();
        await market.Broker.Kill();
        var result = await market.PublishResult("茶叶烘焙余热回收", "乌龙茶烘焙余热回收换热器，能耗下降 30%。");
        var need = await market.PublishNeed("乌龙茶烘焙能耗高", "乌龙茶烘焙余热没有回收，希望能耗下降 20% 以上。");
        foreach (var listings in market.Of("Listings"))
        {
            await Answers.Eventually(async () => Status(await listings.Health(), "bus") == "Degraded" ? "yes" : null, 30);
        }
        await Answers.Eventually(() => Task.FromResult(market.Of("Listings").Zip(before, (now, then) => Told(now) - then).All(times => times == 1) ? "once" : null), 30);
        await Task.Delay(TimeSpan.FromSeconds(5));
        Assert.All(market.Of("Listings").Zip(before, (now, then) => Told(now) - then), times => Assert.Equal(1, times));
        await market.Broker.Start();
        await Answers.Eventually(async () => await Suggested(need, result), 60);

        static int Told(ServiceProcess process) => process.Said.Split("RabbitMQ is away (").Length - 1;
    }

    [Fact]
    public async Task Instances_restarted_one_after_the_other_fail_nobody_who_asks_again()
    {
        using var traffic = await Traffic.Of(market, seed: 1);
        var load = traffic.Run(dealers: 2);
        foreach (var instance in market.Processes.Where(process => market.Of(process.Project).Count > 1))
        {
            var clock = Stopwatch.StartNew();
            Assert.Equal(0, await instance.Stop());
            Assert.True(clock.Elapsed.TotalSeconds < 30, $"{instance.Project} took {clock.Elapsed.TotalSeconds:0} s to end.");
            instance.Start();
            await instance.Ready();
        }
        traffic.Stop(within: TimeSpan.FromSeconds(60));
        await load;
        output.WriteLine($"{traffic.Registered.Count} contracts registered, {traffic.AskedAgain} requests sent again");
        await market.MustHold(traffic);
        await market.MustAgreeWithItself();
    }

    private async Task<(Guid Need, Guid Result, Guid Suggestion)> Fitting(string mark)
    {
        var result = await market.PublishResult($"陶瓷低温快烧配方{mark}", "建筑陶瓷烧成温度降低 60 度，能耗下降 18%。");
        var need = await market.PublishNeed($"建筑陶瓷低温快烧节能技术{mark}", "建筑陶瓷坯体烧成周期长、单位能耗高，希望开发低温快烧配方。");
        return (need, result, (await market.Suggestion(need, result)).GetProperty("id").GetGuid());
    }

    private async Task<string?> Suggested(Guid need, Guid result)
    {
        var page = await (await market.SignInAsEnterprise()).Read($"api/matching/suggestions?listing={need}");
        return page.GetProperty("items").EnumerateArray().Any(item => item.GetProperty("result").GetProperty("id").GetGuid() == result) ? "yes" : null;
    }

    private static string? Status(JsonElement checks, string name) => checks.GetProperty(name).GetProperty("status").GetString();

    /// <summary>One for all tests here: its ten processes take a while to start.</summary>
    public sealed class Running : IAsyncLifetime
    {
        internal ApartMarket Market { get; private set; } = null!;

        public async Task InitializeAsync() => Market = await ApartMarket.Open();

        public async Task DisposeAsync() => await Market.DisposeAsync();
    }
}
