using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TechMarket.Tests.Support;
using Xunit;

namespace TechMarket.Tests.Search;

/// <summary>What is said about a listing that is being written.</summary>
[Collection(MarketTests.Name)]
public sealed class AdviceFacts(SharedMarket shared)
{
    private readonly Market market = shared.Market;

    [Fact]
    public async Task Listings_like_it_tell_field_and_industry_and_own_ones_that_say_the_same_are_named()
    {
        var own = await market.PublishNeed("砗磲贝壳粉碎制备碳酸钙填料", "砗磲贝壳煅烧粉碎，制备超细碳酸钙填料");
        await market.PublishNeed("砗磲贝壳微粉煅烧炉", "砗磲贝壳煅烧能耗高");
        await market.FindEventually("砗磲贝壳", 2);
        using var enterprise = await market.SignInAsEnterprise();
        var listing = await enterprise.Read($"api/listings/needs/{own}");
        var advice = await Advice(enterprise, new { kind = "need", title = "砗磲贝壳粉碎制备碳酸钙填料", text = "砗磲贝壳煅烧粉碎" });
        Assert.Equal(listing.GetProperty("field").GetString(), advice.GetProperty("fields")[0].GetProperty("value").GetString());
        Assert.Equal(listing.GetProperty("industry").GetString(), advice.GetProperty("industries")[0].GetProperty("value").GetString());
        Assert.Equal(own, advice.GetProperty("own")[0].GetProperty("id").GetGuid());
        Assert.Equal(1, advice.GetProperty("own").GetArrayLength());
        var itself = await Advice(enterprise, new { id = own, kind = "need", title = "砗磲贝壳粉碎制备碳酸钙填料", text = "砗磲贝壳煅烧粉碎" });
        Assert.Equal(0, itself.GetProperty("own").GetArrayLength());
        using var institute = await market.SignInAsInstitute();
        var others = await Advice(institute, new { kind = "need", title = "砗磲贝壳粉碎制备碳酸钙填料", text = "砗磲贝壳煅烧粉碎" });
        Assert.Equal(0, others.GetProperty("own").GetArrayLength());
    }

    [Fact]
    public async Task What_is_missing_is_told_with_the_points_it_may_bring_and_the_share_that_is_there()
    {
        using var enterprise = await market.SignInAsEnterprise();
        var empty = await Advice(enterprise, new { kind = "need", title = "某项技术" });
        Assert.Equal(["field", "industry", "maturity", "district", "budget", "mode"], Parts(empty));
        Assert.Equal(.08m, empty.GetProperty("filled").GetDecimal());
        var half = await Advice(enterprise, new { kind = "need", title = "某项技术", field = "07", industry = "C19", maturity = 6, modes = new[] { "DEV" }, amountTo = 100000 });
        Assert.Equal(["district"], Parts(half));
        Assert.Equal(.89m, half.GetProperty("filled").GetDecimal());
    }

    [Fact]
    public async Task Keywords_come_from_listings_like_it_and_stand_in_the_text()
    {
        using var institute = await market.SignInAsInstitute();
        await market.PublishResult("牡蛎壳土壤调理剂生产线", "牡蛎壳煅烧制备土壤调理剂", "土壤调理剂", "回转窑");
        await market.FindEventually("牡蛎壳土壤调理剂", 1);
        var advice = await Advice(institute, new { kind = "result", title = "牡蛎壳综合利用", text = "牡蛎壳煅烧制成土壤调理剂" });
        Assert.Equal(["土壤调理剂"], advice.GetProperty("keywords").EnumerateArray().Select(word => word.GetString()));
    }

    [Fact]
    public async Task Without_a_title_or_a_kind_it_says_what_to_do()
    {
        using var enterprise = await market.SignInAsEnterprise();
        using var answer = await enterprise.PostAsJsonAsync("api/search/advice", new { kind = "patent" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.True(errors.TryGetProperty("kind", out _) && errors.TryGetProperty("title", out _));
    }

    private static IEnumerable<string?> Parts(JsonElement advice) => advice.GetProperty("missing").EnumerateArray().Select(gain => gain.GetProperty("part").GetString());

    private static async Task<JsonElement> Advice(HttpClient client, object listing)
    {
        using var answer = await client.PostAsJsonAsync("api/search/advice", listing);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
