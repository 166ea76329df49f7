using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TechMarket.Tests.Support;
using Xunit;

namespace TechMarket.Tests.Search;

/// <summary>Search as part of the running market. The tests share one; each speaks of things of its own.</summary>
[Collection(MarketTests.Name)]
public sealed class SearchServiceFacts(SharedMarket shared)
{
    private readonly Market market = shared.Market;

    [Fact]
    public async Task A_published_need_is_found_in_either_script_with_its_words_marked()
    {
        var id = await market.PublishNeed("超临界发泡鞋中底", "现有中底回弹率只有百分之五十");
        var found = await market.FindEventually("超臨界發泡", 1);
        var item = found.GetProperty("items")[0];
        Assert.Equal(id, item.GetProperty("id").GetGuid());
        Assert.Equal("[[0,5]]", item.GetProperty("titleMarks").GetRawText());
        Assert.Equal("C19", item.GetProperty("industry").GetString());
        Assert.Equal("need", found.GetProperty("facets").GetProperty("kind")[0].GetProperty("value").GetString());
        Assert.Equal("C", found.GetProperty("facets").GetProperty("industry")[0].GetProperty("value").GetString());
    }

    [Fact]
    public async Task A_withdrawn_need_is_not_found_any_more()
    {
        var id = await market.PublishNeed("钛合金眼镜架激光焊", "焊缝发黑");
        await market.FindEventually("钛合金眼镜架", 1);
        using var enterprise = await market.SignInAsEnterprise();
        await (await enterprise.PostAsync($"api/listings/needs/{id}/withdrawal", JsonContent.Create(new { reason = "已解决" }))).MustSucceed();
        await market.FindEventually("钛合金眼镜架", 0);
        using var service = await market.AsService();
        using var gone = await service.GetAsync($"api/search/related/{id}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task The_other_side_is_ranked_with_reasons_that_add_up()
    {
        var need = await market.PublishNeed("紫菜加工废水除盐", "紫菜清洗废水含盐量高，膜法成本高");
        var result = await market.PublishResult("电渗析法紫菜清洗废水除盐装置", "用于紫菜加工废水，成本降低一半");
        await market.FindEventually("紫菜加工废水", 2);
        using var service = await market.AsService();
        var related = await service.Read($"api/search/related/{need}?limit=3");
        var best = related.GetProperty("items")[0];
        Assert.Equal(result, best.GetProperty("id").GetGuid());
        var parts = best.GetProperty("parts").EnumerateArray().ToList();
        Assert.Equal(best.GetProperty("score").GetDecimal(), parts.Sum(part => part.GetProperty("points").GetDecimal()));
        Assert.Contains(parts[0].GetProperty("words").EnumerateArray(), word => word.GetString()!.Contains("紫菜", StringComparison.Ordinal));
        Assert.All(parts, part => Assert.NotEmpty(part.GetProperty("detailEn").GetString()!));
    }

    [Theory]
    [InlineData(2001)]
    [InlineData(100_000)]
    public async Task Words_without_end_are_refused_with_the_most_there_may_be(int length)
    {
        using var answer = await market.Anyone.GetAsync("api/search/listings?q=" + Uri.EscapeDataString(new string('电', length)));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("2000", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").GetProperty("q")[0].GetString());
        using var page = await market.Anyone.GetAsync("search?q=" + Uri.EscapeDataString(new string('电', length)));
        Assert.Contains("2000", await page.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("**** ??? [a-z]*{1000} (((( ))))")]
    [InlineData("*电*池* ?热?失?控? ~~~^^^")]
    [InlineData("\u0000\u0001\u001b电\u202e池")]
    [InlineData("\"\"\"\"“”「」电池\"")]
    [InlineData("的 了 the of and")]
    public async Task Strange_words_are_answered_like_any_others(string words)
    {
        var stars = string.Concat(Enumerable.Repeat(words, 2000 / words.Length));
        Assert.True((await market.Anyone.Read("api/search/listings?q=" + Uri.EscapeDataString(words))).GetProperty("total").GetInt64() >= 0);
        Assert.True((await market.Anyone.Read("api/search/listings?q=" + Uri.EscapeDataString(stars))).GetProperty("total").GetInt64() >= 0);
    }

    [Fact]
    public async Task Ten_thousand_filters_are_refused_with_the_most_there_may_be()
    {
        using var answer = await market.Anyone.GetAsync("api/search/listings?" + string.Join('&', Enumerable.Range(0, 10_000).Select(at => $"district={at}")));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("50", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").GetProperty("district")[0].GetString());
    }

    [Fact]
    public async Task Only_insiders_ask_for_the_other_side_and_only_operators_rebuild()
    {
        using var enterprise = await market.SignInAsEnterprise();
        using var related = await enterprise.GetAsync($"api/search/related/{Guid.NewGuid()}");
        using var rebuild = await enterprise.PostAsync("api/search/rebuild", null);
        using var unknown = await market.Anyone.PostAsync("api/search/rebuild", null);
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized), (related.StatusCode, rebuild.StatusCode, unknown.StatusCode));
    }

    [Fact]
    public async Task A_rebuild_keeps_answering_and_ends_with_the_same_listings()
    {
        await market.PublishResult("藤铁工艺品防锈涂层", "耐盐雾五百小时");
        await market.FindEventually("藤铁工艺品", 1);
        using var administrator = await market.As("administrator");
        using var accepted = await administrator.PostAsync("api/search/rebuild", null);
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        await Answers.Eventually<object>(async () =>
        {
            Assert.Equal(1, (await market.FindWords("\"藤铁工艺品\"")).GetProperty("total").GetInt32());
            return (await market.Anyone.Read("api/search/status")).GetProperty("rebuilding").ValueKind == JsonValueKind.Null ? new object() : null;
        });
        Assert.Equal(1, (await market.FindWords("\"藤铁工艺品\"")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Pages_after_the_last_hit_are_empty_and_say_how_many_hits_there_are()
    {
        await market.PublishResult("竹木砧板防霉处理", "浸渍处理后九十天不霉变");
        await market.FindEventually("竹木砧板", 1);
        foreach (var page in (string[])["page=50", "page=1000", "page=2147483647&size=100"])
        {
            var found = await market.Anyone.Read($"api/search/listings?q=\"竹木砧板\"&{page}");
            Assert.Equal((1, 0), (found.GetProperty("total").GetInt32(), found.GetProperty("items").GetArrayLength()));
        }
    }

    [Fact]
    public async Task Everybody_sees_what_fits_a_listing_well_but_neither_scores_nor_what_fits_badly()
    {
        var need = await market.PublishNeed("鱿鱼加工下脚料提取牛磺酸", "鱿鱼下脚料含牛磺酸，现直接丢弃");
        var result = await market.PublishResult("鱿鱼下脚料酶解提取牛磺酸工艺", "鱿鱼下脚料酶解后提取牛磺酸");
        var other = await market.PublishResult("花岗岩火烧板机械手", "石材表面火烧自动化");
        await market.FindEventually("牛磺酸", 2);
        var items = (await market.Anyone.Read($"api/search/alike/{need}")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(result, items[0].GetProperty("id").GetGuid());
        Assert.DoesNotContain(items, item => item.GetProperty("id").GetGuid() == other || item.TryGetProperty("score", out _));
        Assert.Contains((await market.Anyone.Read($"api/search/alike/{result}")).GetProperty("items").EnumerateArray(), item => item.GetProperty("id").GetGuid() == need);
        using var unknown = await market.Anyone.GetAsync($"api/search/alike/{Guid.NewGuid()}");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task A_listing_is_shown_beside_others_of_its_own_side_that_say_much_the_same()
    {
        var one = await market.PublishResult("龙须菜多糖提取与精制", "龙须菜热水提取多糖，醇沉精制");
        var two = await market.PublishResult("龙须菜多糖的酶法提取", "酶解龙须菜提取多糖，得率提高");
        var other = await market.PublishResult("伺服刀塔动态刚度测试", "测试刀塔刚度");
        await market.FindEventually("龙须菜多糖", 2);
        var same = (await market.Anyone.Read($"api/search/alike/{one}")).GetProperty("same").EnumerateArray().Select(item => item.GetProperty("id").GetGuid()).ToList();
        Assert.Equal(two, same[0]);
        Assert.DoesNotContain(one, same);
        Assert.DoesNotContain(other, same);
    }

    [Fact]
    public async Task Institutes_are_found_by_what_they_published()
    {
        await market.PublishResult("德化白瓷低温快烧釉", "釉料");
        await market.PublishResult("德化白瓷坯体增韧", "坯体");
        await market.PublishNeed("德化白瓷色差检测", "检测");
        await market.FindEventually("德化白瓷", 3);
        var found = await market.Anyone.Read("api/search/institutes?q=德化白瓷");
        Assert.Equal(1, found.GetProperty("total").GetInt32());
        var only = found.GetProperty("items")[0];
        Assert.Equal(2, only.GetProperty("results").GetInt32());
        Assert.Equal(2, only.GetProperty("best").GetArrayLength());
        var all = await market.Anyone.Read($"api/search/listings?q=德化白瓷&organisation={only.GetProperty("id").GetGuid()}&kind=result");
        Assert.Equal(2, all.GetProperty("total").GetInt32());
        Assert.Equal(only.GetProperty("name").GetString(), all.GetProperty("items")[0].GetProperty("organisationName").GetString());
        Assert.Equal(0, (await market.Anyone.Read("api/search/institutes?q=德化白瓷&page=2")).GetProperty("items").GetArrayLength());
        Assert.Equal(0, (await market.Anyone.Read("api/search/institutes?q=从未有人发布过的古怪词语")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Experts_are_found_by_what_was_published_under_their_names_and_by_the_names()
    {
        await market.PublishResultBy(["骆示例", "尤样本"], "德化黑陶渗碳烧成", "渗碳");
        var both = await market.PublishResultBy(["骆示例"], "德化黑陶抛光", "抛光");
        await market.FindEventually("德化黑陶", 2);
        var found = await market.Anyone.Read("api/search/experts?q=德化黑陶");
        Assert.Equal(2, found.GetProperty("total").GetInt32());
        var first = found.GetProperty("items")[0];
        Assert.Equal(("骆示例", 2, 2), (first.GetProperty("name").GetString(), first.GetProperty("results").GetInt32(), first.GetProperty("best").GetArrayLength()));
        var all = await market.Anyone.Read($"api/search/listings?kind=result&organisation={first.GetProperty("organisationId").GetGuid()}&expert=骆示例");
        Assert.Equal(2, all.GetProperty("total").GetInt32());
        Assert.Equal(first.GetProperty("organisationName").GetString(), all.GetProperty("items")[0].GetProperty("organisationName").GetString());
        Assert.Equal(both, all.GetProperty("items")[0].GetProperty("id").GetGuid());
        Assert.Equal("骆示例", Assert.Single(all.GetProperty("items")[0].GetProperty("experts").EnumerateArray()).GetString());
        Assert.Equal(0, (await market.Anyone.Read("api/search/listings?expert=骆示")).GetProperty("total").GetInt32());
        Assert.Equal("尤样本", (await market.Anyone.Read("api/search/experts?q=尤样本")).GetProperty("items")[0].GetProperty("name").GetString());
        Assert.Equal(0, (await market.Anyone.Read("api/search/experts?q=德化黑陶&page=2")).GetProperty("items").GetArrayLength());
    }

    [Theory]
    [InlineData("sort=cheapest", "sort")]
    [InlineData("amountFrom=abc", "amountFrom")]
    [InlineData("deadlineTo=tomorrow", "deadlineTo")]
    [InlineData("amountFrom=100&amountTo=1", "amountFrom")]
    [InlineData("maturityFrom=7&maturityTo=3", "maturityFrom")]
    [InlineData("publishedFrom=2026-03-02&publishedTo=2026-03-01", "publishedFrom")]
    public async Task A_request_that_makes_no_sense_is_told_what_is_wrong(string query, string field)
    {
        using var answer = await market.Anyone.GetAsync($"api/search/listings?{query}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await answer.Json()).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task Too_many_values_of_a_filter_are_refused()
    {
        using var answer = await market.Anyone.GetAsync("api/search/listings?" + string.Join('&', Enumerable.Range(0, 200).Select(i => $"field={i}")));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
