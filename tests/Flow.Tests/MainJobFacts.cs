using System.Net;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Flow;

/// <summary>The market's main job, from a need to the growth an official sees.</summary>
public sealed class MainJobFacts : IAsyncLifetime
{
    private const string Problem = "建筑陶瓷坯体烧成周期长、单位能耗高，希望开发低温快烧配方并改造窑炉控制，产品吸水率不高于 0.5%。";
    private Market market = null!;

    public async Task InitializeAsync() => market = await Market.Open();

    public async Task DisposeAsync() => await market.DisposeAsync();

    [Fact]
    public async Task A_need_becomes_a_registered_contract_and_the_official_sees_the_growth()
    {
        var before = await market.ValueToDate();
        var result = await market.PublishResult("陶瓷低温快烧配方与窑炉智能控制", "通过复合熔剂与窑炉热工模型，把建筑陶瓷烧成温度降低 60 度，能耗下降 18%。");
        var need = await market.PublishNeed("建筑陶瓷低温快烧节能技术", Problem);

        var suggestion = await market.Suggestion(need, result);
        Assert.Equal(suggestion.GetProperty("score").GetDecimal(),
            suggestion.GetProperty("parts").EnumerateArray().Sum(part => part.GetProperty("points").GetDecimal()));

        var found = await market.Anyone.Read($"api/search/listings?kind=need&q={Uri.EscapeDataString("陶瓷 節能")}");
        Assert.Contains(found.GetProperty("items").EnumerateArray(), item => item.GetProperty("id").GetGuid() == need);

        var agreed = await market.Agree(suggestion.GetProperty("id").GetGuid(), 500_000m);
        var number = await market.Register(await market.DraftOf(agreed), 500_000m, 420_000m);

        Assert.Matches("^[0-9]{16}$", number);
        var certificate = await market.Anyone.Read($"api/contracts/certificates/{number}");
        Assert.Equal(500_000m, certificate.GetProperty("totalAmount").GetDecimal());
        Assert.Equal(before + 500_000m, await market.ValueToDate());
        await Answers.Eventually(async () => (await market.Anyone.Read($"api/listings/needs/{need}")).GetProperty("status").GetString() == "met" ? "met" : null);
        await Answers.Eventually(async () => (await market.Anyone.Read($"api/search/listings?kind=need&q={Uri.EscapeDataString("陶瓷")}"))
            .GetProperty("items").EnumerateArray().All(item => item.GetProperty("id").GetGuid() != need) ? "gone" : null);
        var broker = await market.SignInAsBroker();
        await Answers.Eventually(async () => (await broker.Read($"api/matching/cases/{agreed}")).GetProperty("contractNumber").GetString());
    }

    [Fact]
    public async Task The_market_goes_on_after_a_restart_where_it_stopped()
    {
        var result = await market.PublishResult("陶瓷低温快烧配方", "建筑陶瓷烧成温度降低 60 度，能耗下降 18%。");
        var need = await market.PublishNeed("建筑陶瓷低温快烧节能技术", Problem);
        var suggestion = await market.Suggestion(need, result);

        await market.Restart();

        var found = await market.Anyone.Read($"api/search/listings?kind=need&q={Uri.EscapeDataString("低温快烧")}");
        Assert.Contains(found.GetProperty("items").EnumerateArray(), item => item.GetProperty("id").GetGuid() == need);
        var agreed = await market.Agree(suggestion.GetProperty("id").GetGuid(), 500_000m);
        Assert.Equal("draft", (await market.DraftOf(agreed)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task The_confidential_part_is_seen_by_its_owner_and_by_no_stranger()
    {
        var need = await market.PublishNeed("建筑陶瓷低温快烧节能技术", Problem);
        var own = await (await market.SignInAsEnterprise()).Read($"api/listings/needs/{need}");
        Assert.Contains("窑炉型号", own.GetProperty("confidential").GetString(), StringComparison.Ordinal);
        foreach (var stranger in new[] { market.Anyone, await market.SignInAsInstitute(), await market.SignInAsBroker() })
        {
            using var answer = await stranger.GetAsync($"api/listings/needs/{need}");
            await answer.MustBe(HttpStatusCode.OK);
            Assert.DoesNotContain("窑炉型号", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }
}
