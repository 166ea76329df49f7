using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TechMarket.AllInOne.Commands;
using TechMarket.Search.Ranking;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Search;

/// <summary>Rankers in a running market: learned, switched on, switched back.</summary>
public sealed class RankerFacts : IAsyncLifetime
{
    private Market market = null!;

    public async Task InitializeAsync() => market = await Market.Open();

    public async Task DisposeAsync() => await market.DisposeAsync();

    [Fact]
    public async Task One_that_is_better_scores_at_once_suggestions_follow_and_the_usual_weights_come_back()
    {
        var need = await market.PublishNeed("石材锯切粉尘治理", "车间粉尘超标，需要湿法除尘与回收。");
        var result = await market.PublishResult("石材锯切湿法除尘装置", "针对石材车间粉尘的湿法除尘与回收。");
        var before = (await market.Suggestion(need, result)).GetProperty("score").GetDecimal();
        using var administrator = await market.SignInAsAdministrator();

        var learned = await Learn(administrator, Learning.Market(120, 5, Learning.NearPlaces), HttpStatusCode.Created);
        Assert.True(learned.GetProperty("active").GetBoolean());
        var most = learned.GetProperty("most").EnumerateObject().ToDictionary(part => part.Name, part => part.Value.GetDecimal());
        var version = learned.GetProperty("version").GetInt32();
        await Scored(administrator, need, version, most["text"]);
        var now = await Answers.Eventually<object>(async () => await Score(need, result) is var score && score != before ? score : null);
        Assert.NotEqual(before, now);

        using var running = new RunningMarket(await market.AsService());
        await TrainRanker.Use(running, 0, CancellationToken.None);
        await Scored(administrator, need, 0, 60);
        await Answers.Eventually<object>(async () => await Score(need, result) == before ? before : null);
        Assert.All((await administrator.Read("api/search/rankers")).GetProperty("items").EnumerateArray(), one => Assert.False(one.GetProperty("active").GetBoolean()));
    }

    [Fact]
    public async Task One_that_is_not_shown_to_be_better_is_kept_but_never_scores()
    {
        using var administrator = await market.SignInAsAdministrator();
        var learned = await Learn(administrator, Learning.Market(60, 1, Learning.Chance), HttpStatusCode.Created);
        Assert.False(learned.GetProperty("active").GetBoolean());
        Assert.Equal(HttpStatusCode.Conflict, (await administrator.PutAsJsonAsync("api/search/rankers/active", new { version = learned.GetProperty("version").GetInt32() })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.PutAsJsonAsync("api/search/rankers/active", new { version = 77 })).StatusCode);
    }

    [Fact]
    public async Task Too_few_or_senseless_outcomes_are_refused_with_what_is_missing()
    {
        using var administrator = await market.SignInAsAdministrator();
        var refused = await Learn(administrator, Learning.Market(5, 1, Learning.NearPlaces), HttpStatusCode.Conflict);
        Assert.Equal("ranker.too-few", refused.GetProperty("code").GetString());
        await Learn(administrator, [], HttpStatusCode.BadRequest);
        await Learn(administrator, [new(Guid.NewGuid(), "need", null, "sold", 1, 0, new Dictionary<string, decimal>())], HttpStatusCode.BadRequest);
        using var running = new RunningMarket(await market.AsService());
        await Assert.ThrowsAsync<Refused>(() => TrainRanker.Learn(running, CancellationToken.None));
        using var enterprise = await market.SignInAsEnterprise();
        Assert.Equal(HttpStatusCode.Forbidden, (await enterprise.GetAsync("api/search/rankers")).StatusCode);
    }

    private static async Task<JsonElement> Learn(HttpClient client, IReadOnlyList<Outcome> outcomes, HttpStatusCode code)
    {
        using var answer = await client.PostAsJsonAsync("api/search/rankers", new
        {
            outcomes = outcomes.Select(one => new { one.Need, one.Title, one.Organisation, one.What, one.Chance, one.Ranker, one.Points }),
        });
        await answer.MustBe(code);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task Scored(HttpClient client, Guid need, int version, decimal mostForText)
    {
        var related = await client.Read($"api/search/related/{need}");
        Assert.Equal(version, related.GetProperty("ranker").GetInt32());
        Assert.Equal(mostForText, related.GetProperty("mostForText").GetDecimal());
        Assert.All(related.GetProperty("items").EnumerateArray(), item =>
            Assert.Equal(item.GetProperty("score").GetDecimal(), item.GetProperty("parts").EnumerateArray().Sum(part => part.GetProperty("points").GetDecimal())));
    }

    private async Task<decimal> Score(Guid need, Guid result) => (await market.Suggestion(need, result)).GetProperty("score").GetDecimal();
}
