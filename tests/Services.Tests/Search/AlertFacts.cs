using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using TechMarket.Tests.Identity;
using TechMarket.Tests.Support;
using Xunit;

namespace TechMarket.Tests.Search;

/// <summary>What saved searches tell their owners. The tests share a market; each speaks of things of its own.</summary>
[Collection(MarketTests.Name)]
public sealed class AlertFacts(SharedMarket shared)
{
    private readonly Market market = shared.Market;

    [Fact]
    public async Task A_new_listing_alerts_each_search_that_finds_it_and_no_other()
    {
        using var person = await market.NewPerson(People.NewEmail());
        var (fits, alike, silent, other) = (await person.Save("苔藓墙面 滴灌", "instant"), await person.Save("苔蘚墻面", "daily"), await person.Save("苔藓", "none"), await person.Save("苔藓", "instant", "result"));
        var sounds = await person.Save("taixianqiangmian", "daily");
        var loose = await person.Save("请问有没有哪家单位能解决苔藓发黄", "instant");
        var id = await market.PublishNeed("苔藓墙面自动滴灌", "室内苔藓墙面需要均匀滴灌");
        var alert = Assert.Single(await person.AlertsEventually(fits, 1));
        Assert.Equal((id, "苔藓墙面自动滴灌", true, false), (alert.GetProperty("listingId").GetGuid(), alert.GetProperty("title").GetString(), alert.GetProperty("open").GetBoolean(), alert.GetProperty("read").GetBoolean()));
        Assert.Single(await person.AlertsOf(alike));
        Assert.Single(await person.AlertsOf(sounds));
        Assert.Empty(await person.AlertsOf(silent));
        Assert.Empty(await person.AlertsOf(other));
        Assert.Empty(await person.AlertsOf(loose));
        using var stranger = await market.SignInAsBroker();
        Assert.Empty(await stranger.AlertsOf(fits));
    }

    [Fact]
    public async Task What_was_there_before_is_no_news_even_when_it_changes()
    {
        using var person = await market.NewPerson(People.NewEmail());
        var id = await market.PublishNeed("雾凇玻璃镀膜", "玻璃镀膜附着力不足");
        await market.FindEventually("雾凇玻璃", 1);
        var all = await person.Save("雾凇", "instant");
        await Change(id, "雾凇玻璃镀膜改进");
        await market.FindEventually("雾凇玻璃镀膜改进", 1);
        var later = await market.PublishNeed("雾凇景观灯", "灯具低温启动");
        Assert.Equal(later, Assert.Single(await person.AlertsEventually(all, 1)).GetProperty("listingId").GetGuid());
    }

    [Fact]
    public async Task A_changed_listing_is_not_told_twice_but_told_once_it_fits()
    {
        using var person = await market.NewPerson(People.NewEmail());
        var (all, later) = (await person.Save("榫卯", "instant"), await person.Save("榫卯 楼梯", "instant"));
        var id = await market.PublishNeed("榫卯结构数控加工", "榫卯结构加工精度不足");
        await person.AlertsEventually(all, 1);
        await Change(id, "榫卯楼梯数控加工");
        await person.AlertsEventually(later, 1);
        Assert.Single(await person.AlertsOf(all));
    }

    [Fact]
    public async Task Listings_of_the_own_organisation_do_not_alert()
    {
        using var own = await market.SignInAsEnterprise();
        using var person = await market.NewPerson(People.NewEmail());
        var (mine, theirs) = (await own.Save("缫丝废水", "instant"), await person.Save("缫丝废水", "instant"));
        await market.PublishNeed("缫丝废水蛋白回收", "缫丝废水含丝胶蛋白");
        await person.AlertsEventually(theirs, 1);
        Assert.Empty(await own.AlertsOf(mine));
    }

    [Fact]
    public async Task What_an_expert_worked_on_is_told_to_who_asked_for_that_name()
    {
        using var person = await market.NewPerson(People.NewEmail());
        async Task<Guid> Ask(string expert) => (await person.Post("api/search/saved", new { name = expert, alerts = "instant", expert }, HttpStatusCode.Created)).GetProperty("id").GetGuid();
        var (wanted, part) = (await Ask(" 鄢示例 "), await Ask("鄢示"));
        var id = await market.PublishResultBy(["鄢示例"], "香樟精油冷榨", "香樟叶冷榨提取精油");
        Assert.Equal(id, Assert.Single(await person.AlertsEventually(wanted, 1)).GetProperty("listingId").GetGuid());
        Assert.Empty(await person.AlertsOf(part));
        var kept = (await person.Read("api/search/saved")).GetProperty("items").EnumerateArray().Single(saved => saved.GetProperty("id").GetGuid() == wanted);
        Assert.Equal("鄢示例", kept.GetProperty("conditions").GetProperty("expert").GetString());
        using var again = await person.PostAsJsonAsync("api/search/saved", new { name = "又一次", alerts = "none", expert = "鄢示例" });
        await again.MustBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_withdrawn_listing_is_shown_as_such()
    {
        using var person = await market.NewPerson(People.NewEmail());
        var search = await person.Save("窑变釉裂", "instant");
        var id = await market.PublishNeed("窑变釉裂纹控制", "窑变釉裂纹不可控");
        await person.AlertsEventually(search, 1);
        using var enterprise = await market.SignInAsEnterprise();
        await (await enterprise.PostAsync($"api/listings/needs/{id}/withdrawal", JsonContent.Create(new { reason = "已解决" }))).MustSucceed();
        await market.FindEventually("窑变釉裂纹", 0);
        var alert = Assert.Single(await person.AlertsOf(search));
        Assert.Equal((false, "窑变釉裂纹控制"), (alert.GetProperty("open").GetBoolean(), alert.GetProperty("title").GetString()));
    }

    [Fact]
    public async Task Alerts_are_new_until_they_are_read_and_go_with_their_search()
    {
        using var person = await market.NewPerson(People.NewEmail());
        var search = await person.Save("竹纤维牙刷", "instant");
        await market.PublishNeed("竹纤维牙刷植毛", "竹纤维牙刷掉毛");
        await person.AlertsEventually(search, 1);
        Assert.Equal(1, (await person.Read("api/search/saved")).GetProperty("items")[0].GetProperty("new").GetInt32());
        using (var early = await person.PutAsJsonAsync("api/search/alerts/read", new { until = market.Clock.GetUtcNow().AddMinutes(-1), search }))
        {
            Assert.Equal(HttpStatusCode.NoContent, early.StatusCode);
        }
        Assert.False(Assert.Single(await person.AlertsOf(search)).GetProperty("read").GetBoolean());
        using (var read = await person.PutAsJsonAsync("api/search/alerts/read", new { until = market.Clock.GetUtcNow() }))
        {
            Assert.Equal(HttpStatusCode.NoContent, read.StatusCode);
        }
        Assert.True(Assert.Single(await person.AlertsOf(search)).GetProperty("read").GetBoolean());
        Assert.Equal(0, (await person.Read("api/search/alerts?unread=true")).GetProperty("items").GetArrayLength());
        using var deleted = await person.DeleteAsync($"api/search/saved/{search}");
        Assert.Empty(await person.AlertsOf(search));
    }

    [Fact]
    public async Task An_instant_alert_is_mailed_once_with_a_link_that_ends_it_without_signing_in()
    {
        var email = People.NewEmail();
        using var person = await market.NewPerson(email);
        var search = await person.Save("贝壳粉涂料", "instant");
        await person.Save("贝壳粉", "instant");
        var id = await market.PublishNeed("贝壳粉涂料防霉", "贝壳粉涂料梅雨季发霉");
        var letter = await market.Letter(email, "贝壳粉");
        Assert.Contains($"/needs/{id}", letter.TextBody, StringComparison.Ordinal);
        Assert.Equal("List-Unsubscribe=One-Click", letter.Headers["List-Unsubscribe-Post"]);
        var address = letter.Headers["List-Unsubscribe"]!.Trim('<', '>');
        Assert.StartsWith(market.Address.ToString(), address, StringComparison.Ordinal);
        Assert.Contains($"{market.Address}unsubscribe?token=", letter.TextBody, StringComparison.Ordinal);
        Assert.True((await market.Anyone.Read(address)).GetProperty("active").GetBoolean());
        using var form = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        using var ended = await market.Anyone.PostAsync(address, form);
        Assert.False((await (await ended.MustBe(HttpStatusCode.OK)).Json()).GetProperty("active").GetBoolean());
        var names = (await person.Read("api/search/saved")).GetProperty("items").EnumerateArray().Where(one => one.GetProperty("alerts").GetString() == "none").ToList();
        Assert.Single(names);
        await Task.Delay(2500);
        Assert.Equal(2, market.Letters(email)); // the confirmation of the address and this one: the second search tells of nothing new
        Assert.Single(await person.AlertsOf(search));
    }

    private async Task Change(Guid id, string title)
    {
        using var enterprise = await market.SignInAsEnterprise();
        var form = (await enterprise.Read($"api/listings/needs/{id}")).Deserialize<JsonObject>()!;
        form["title"] = title;
        await (await enterprise.PutSeen($"api/listings/needs/{id}", form)).MustSucceed();
    }
}
