using System.Diagnostics;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Flow;

/// <summary>The same services as separate processes on RabbitMQ.</summary>
public sealed class ApartFacts(ApartFacts.Running running) : IClassFixture<ApartFacts.Running>
{
    private readonly ApartMarket market = running.Market;

    [Fact]
    public async Task The_main_job_runs_through_all_of_them()
    {
        var before = await market.ValueToDate();
        var result = await market.PublishResult("陶瓷低温快烧配方", "建筑陶瓷烧成温度降低 60 度，能耗下降 18%。");
        var need = await market.PublishNeed("建筑陶瓷低温快烧节能技术", "建筑陶瓷坯体烧成周期长、单位能耗高，希望开发低温快烧配方。");
        var suggestion = await market.Suggestion(need, result);
        var agreed = await market.Agree(suggestion.GetProperty("id").GetGuid(), 500_000m);
        var number = await market.Register(await market.DraftOf(agreed), 500_000m, 420_000m);
        Assert.Matches("^[0-9]{16}$", number);
        Assert.Equal(before + 500_000m, await market.ValueToDate());
        await Answers.Eventually(async () => (await market.Anyone.Read($"api/listings/needs/{need}")).GetProperty("status").GetString() == "met" ? "met" : null);
    }

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

    /// <summary>One for all tests here: its ten processes take a while to start.</summary>
    public sealed class Running : IAsyncLifetime
    {
        internal ApartMarket Market { get; private set; } = null!;

        public async Task InitializeAsync() => Market = await ApartMarket.Open();

        public async Task DisposeAsync() => await Market.DisposeAsync();
    }
}
