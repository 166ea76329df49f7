using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TechMarket.Search.Text;
using TechMarket.Tests.Support;
using Xunit;

namespace TechMarket.Tests.Search;

/// <summary>What the administrators declare to mean the same.</summary>
[Collection(MarketTests.Name)]
public sealed class SynonymFacts(SharedMarket shared)
{
    private readonly Market market = shared.Market;

    [Fact]
    public async Task A_word_finds_what_holds_its_synonym_as_soon_as_it_is_saved_and_no_longer_once_it_is_taken_out()
    {
        await market.PublishNeed("蒙皂石提纯设备", "提纯率低");
        await market.FindEventually("蒙皂石提纯", 1);
        using var administrator = await market.SignInAsAdministrator();
        Assert.Equal(0, await Found(administrator, "观音土提纯"));
        await Save(administrator, "# 矿物\n蒙皂石、观音土,Fuller's earth\n");
        Assert.Equal(1, await Found(administrator, "观音土提纯"));
        Assert.Equal(1, await Found(administrator, "Fuller's earth"));
        await Save(administrator, "");
        Assert.Equal(0, await Found(administrator, "观音土提纯"));
    }

    [Fact]
    public async Task Who_saves_over_a_list_he_has_not_seen_is_told_and_nothing_is_lost()
    {
        using var administrator = await market.SignInAsAdministrator();
        var seen = await Version(administrator);
        await Save(administrator, "甲词、乙词");
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Put(administrator, "丙词、丁词", seen)).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await Put(administrator, "丙词、丁词", null)).StatusCode);
        Assert.Equal("甲词、乙词", (await administrator.Read("api/search/synonyms")).GetProperty("text").GetString());
        await Save(administrator, "");
    }

    [Theory]
    [InlineData("只有一个词", "第 1 行")]
    [InlineData("\n甲、乙\n丙、！？", "第 3 行")]
    [InlineData("电池、蓄电池\n電池、电瓶", "第 2 行")]
    [InlineData("a,b,c,d,e,f,g,h,i,j,k,l,m", "第 1 行")]
    public async Task A_line_that_says_nothing_or_two_things_is_named(string text, string line)
    {
        using var administrator = await market.SignInAsAdministrator();
        using var answer = await Put(administrator, text, await Version(administrator));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(line, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").GetProperty("text")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_administrators_see_and_change_them()
    {
        using var enterprise = await market.SignInAsEnterprise();
        Assert.Equal(HttpStatusCode.Forbidden, (await enterprise.GetAsync("api/search/synonyms")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Put(enterprise, "甲词、乙词", "\"0\"")).StatusCode);
    }

    [Theory]
    [InlineData("机器视觉检测", "计算机视觉 检测")]
    [InlineData("machine vision 检测", "计算机视觉")]
    [InlineData("機器視覺", "machin")]
    public void A_query_holds_its_words_in_every_way(string typed, string other)
    {
        var terms = QueryText.Parse(typed, new Synonyms([["机器视觉", "计算机视觉", "machine vision"]])).Marked;
        Assert.Contains(QueryText.Parse(other.Split(' ')[0]).Terms.First().TrimStart('~'), terms.Select(term => term.TrimStart('~')));
    }

    [Fact]
    public void What_stands_in_quotes_is_meant_to_the_letter() =>
        Assert.All(QueryText.Parse("\"机器视觉\"", new Synonyms([["机器视觉", "计算机视觉"]])).Parts, part => Assert.Empty(part.Otherwise));

    private static async Task<int> Found(HttpClient client, string words) =>
        (await client.Read($"api/search/listings?q={Uri.EscapeDataString(words)}")).GetProperty("exact").GetInt32();

    private static async Task Save(HttpClient administrator, string text) => await (await Put(administrator, text, await Version(administrator))).MustSucceed();

    private static async Task<string> Version(HttpClient administrator) => (await administrator.GetAsync("api/search/synonyms")).Headers.ETag!.Tag;

    private static async Task<HttpResponseMessage> Put(HttpClient client, string text, string? version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "api/search/synonyms") { Content = JsonContent.Create(new { text }) };
        request.Headers.TryAddWithoutValidation("If-Match", version);
        return await client.SendAsync(request);
    }
}
