using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TechMarket.Tests.Identity;
using TechMarket.Tests.Support;
using Xunit;

namespace TechMarket.Tests.Search;

/// <summary>Keeping searches: whose they are, how many, and what is refused.</summary>
[Collection(MarketTests.Name)]
public sealed class SavedSearchFacts(SharedMarket shared)
{
    private readonly Market market = shared.Market;

    [Fact]
    public async Task A_search_is_kept_renamed_and_deleted_by_its_owner_alone()
    {
        using var owner = await market.NewPerson(People.NewEmail());
        using var other = await market.SignInAsSupervisor();
        var saved = await owner.Post("api/search/saved", new { name = " 鞋材 ", alerts = "daily", q = "鞋底 发泡", field = new[] { "05", "01", "05" }, kind = new[] { "result" }, amountTo = 500_000 }, HttpStatusCode.Created);
        var id = saved.GetProperty("id").GetGuid();
        var listed = Assert.Single((await owner.Read("api/search/saved")).GetProperty("items").EnumerateArray());
        Assert.Equal(("鞋材", "daily", 0), (listed.GetProperty("name").GetString(), listed.GetProperty("alerts").GetString(), listed.GetProperty("new").GetInt32()));
        Assert.Equal("[\"01\",\"05\"]", listed.GetProperty("conditions").GetProperty("field").GetRawText());
        using (var foreign = await other.PutAsJsonAsync($"api/search/saved/{id}", new { name = "别人的", alerts = "none" }))
        using (var gone = await other.DeleteAsync($"api/search/saved/{id}"))
        {
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (foreign.StatusCode, gone.StatusCode));
        }
        using (var renamed = await owner.PutAsJsonAsync($"api/search/saved/{id}", new { name = "发泡鞋材", alerts = "instant" }))
        {
            Assert.Equal("发泡鞋材", (await (await renamed.MustBe(HttpStatusCode.OK)).Json()).GetProperty("name").GetString());
        }
        using (var deleted = await owner.DeleteAsync($"api/search/saved/{id}"))
        {
            Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        }
        Assert.Equal(0, (await owner.Read("api/search/saved")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task The_same_conditions_are_kept_once_however_they_are_written()
    {
        using var owner = await market.NewPerson(People.NewEmail());
        await owner.Post("api/search/saved", new { name = "电池", alerts = "none", q = "锂电池  Recycling", field = new[] { "05", "01" }, amountFrom = 100.0m }, HttpStatusCode.Created);
        using var again = await owner.PostAsJsonAsync("api/search/saved", new { name = "再来", alerts = "daily", q = " 鋰電池 recycling", field = new[] { "01", "05" }, amountFrom = 100 });
        await again.MustBe(HttpStatusCode.Conflict);
        var problem = await again.Json();
        Assert.Equal("saved-search.exists", problem.GetProperty("code").GetString());
        Assert.Contains("电池", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        await owner.Post("api/search/saved", new { name = "别的", alerts = "none", q = "锂电池 recycling", field = new[] { "01" }, amountFrom = 100 }, HttpStatusCode.Created);
        using var stranger = await market.NewPerson(People.NewEmail());
        await stranger.Post("api/search/saved", new { name = "电池", alerts = "none", q = "锂电池 Recycling", field = new[] { "05", "01" }, amountFrom = 100 }, HttpStatusCode.Created);
    }

    [Fact]
    public async Task Fifty_are_kept_even_when_many_come_at_once_and_the_next_is_told_what_to_do()
    {
        using var owner = await market.NewPerson(People.NewEmail());
        var answers = await Task.WhenAll(Enumerable.Range(0, 54).Select(i => owner.PostAsJsonAsync("api/search/saved", new { name = $"第{i}个", alerts = "none", q = $"釉料{i}" })));
        Assert.Equal(50, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        var refused = answers.First(answer => answer.StatusCode != HttpStatusCode.Created);
        Assert.Equal((HttpStatusCode.Conflict, "saved-search.too-many"), (refused.StatusCode, await refused.Code()));
        foreach (var answer in answers)
        {
            answer.Dispose();
        }
    }

    [Fact]
    public async Task A_request_sent_again_under_its_key_keeps_one_search()
    {
        using var owner = await market.NewPerson(People.NewEmail());
        var body = new { name = "茶叶", alerts = "none", q = "茶叶杀青" };
        using var first = await owner.PostOnce("api/search/saved", body, "saved-1");
        using var again = await owner.PostOnce("api/search/saved", body, "saved-1");
        Assert.True(again.IsReplayed());
        Assert.Equal(await first.Seen(), await again.Seen());
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "{\"name\":\"无\",\"alerts\":\"none\"}", "q" },
        { "{\"name\":\"无\",\"alerts\":\"none\",\"q\":\"，。\"}", "q" },
        { "{\"name\":\" \",\"alerts\":\"none\",\"q\":\"茶\"}", "name" },
        { "{\"name\":\"茶\",\"alerts\":\"hourly\",\"q\":\"茶\"}", "alerts" },
        { "{\"name\":\"茶\",\"alerts\":\"none\",\"kind\":[\"broker\"]}", "kind[0]" },
        { "{\"name\":\"茶\",\"alerts\":\"none\",\"amountFrom\":5,\"amountTo\":4}", "amountTo" },
        { "{\"name\":\"茶\",\"alerts\":\"none\",\"maturityFrom\":5,\"maturityTo\":4}", "maturityTo" },
        { "{\"name\":\"茶\",\"alerts\":\"none\",\"publishedFrom\":\"2026-03-02\",\"publishedTo\":\"2026-03-01\"}", "publishedTo" },
        { "{\"name\":\"茶\",\"alerts\":\"none\",\"field\":[\"" + "012345678901234567890" + "\"]}", "field[0]" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_makes_no_sense_is_refused_under_its_field(string body, string field)
    {
        using var owner = await market.SignInAsBroker();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await owner.PostAsync("api/search/saved", content);
        await answer.MustBe(HttpStatusCode.BadRequest);
        Assert.True((await answer.Json()).GetProperty("errors").TryGetProperty(field, out _), await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Services_and_strangers_keep_none()
    {
        using var service = await market.AsService();
        using var asService = await service.GetAsync("api/search/saved");
        using var unknown = await market.Anyone.GetAsync("api/search/alerts");
        using var forged = await market.Anyone.PostAsync("api/search/unsubscriptions?token=abc", null);
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized, HttpStatusCode.NotFound), (asService.StatusCode, unknown.StatusCode, forged.StatusCode));
    }
}
