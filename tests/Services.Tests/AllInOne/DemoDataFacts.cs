using System.Text.Json;
using TechMarket.Tests.Support;

namespace TechMarket.Services.Tests.AllInOne;

public class DemoDataFacts
{
    [Fact]
    public async Task The_demo_loads_in_the_background_and_a_restart_loads_nothing_twice()
    {
        await using var market = await Market.Open(("Market:DemoData", "true"));
        await Loaded(market);
        var first = await Look(market);
        Assert.Equal(DemoNumbers.Needs, first.Needs);
        Assert.Equal(DemoNumbers.Results, first.Results);
        Assert.Equal(["agreed", "closed", "declined", "introduced", "taken"], first.Stages.Distinct().Order());
        Assert.Superset(new HashSet<string> { "draft", "submitted", "returned", "accepted" }, first.Contracts.ToHashSet());
        Assert.InRange(first.Growth, .2, .4);

        await market.Restart(("Market:DemoData", "true"));
        await Loaded(market);
        Assert.Equivalent(first, await Look(market), strict: true);
    }

    private static Task<string> Loaded(Market market) => Answers.Eventually(async () =>
        (await (await market.Anyone.GetAsync("health/ready")).Json()).GetProperty("checks").GetProperty("demo").GetProperty("description").GetString() is "loaded" and var says ? says : null, 240);

    private static async Task<Seen> Look(Market market)
    {
        var counts = await Get(market.Anyone, "api/listings/counts");
        var cases = await Get(await market.SignInAsSupervisor(), "api/matching/cases?limit=100");
        var contracts = await Get(await market.SignInAsInstitute(), "api/contracts/mine?limit=100");
        var statistics = await Get(await market.SignInAsSupervisor(), "api/contracts/statistics");
        return new(
            counts.GetProperty("needs").GetInt32(), counts.GetProperty("results").GetInt32(),
            Texts(cases, "stage"), Texts(contracts, "status"),
            statistics.GetProperty("growth").GetDouble(), statistics.GetProperty("toDate").GetProperty("count").GetInt32());
    }

    private static List<string> Texts(JsonElement page, string field) =>
        [.. page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty(field).GetString()!).Order()];

    private static async Task<JsonElement> Get(HttpClient client, string path)
    {
        var answer = await client.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return await answer.Json();
    }

    private sealed record Seen(int Needs, int Results, List<string> Stages, List<string> Contracts, double Growth, int Registered);

    private static class DemoNumbers
    {
        public static readonly int Needs = TechMarket.AllInOne.Demo.DemoFiles.Read<JsonElement>("needs.jsonl").Count;
        public static readonly int Results = TechMarket.AllInOne.Demo.DemoFiles.Read<JsonElement>("results.jsonl").Count;
    }
}
