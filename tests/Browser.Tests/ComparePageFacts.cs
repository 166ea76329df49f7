using TechMarket.Tests.Support;

namespace TechMarket.Tests.Browser;

/// <summary>Listings side by side, picked from lists.</summary>
[Collection(BrowserTests.Name)]
public sealed class ComparePageFacts(Chromium chromium)
{
    [Theory]
    [InlineData(1280, true)]
    [InlineData(390, true)]
    [InlineData(390, false)]
    public async Task Needs_are_ticked_in_a_list_and_stand_side_by_side(int width, bool script)
    {
        var (first, second) = ($"建盏釉滴控制甲{width}{script}", $"建盏釉滴控制乙{width}{script}");
        var one = await chromium.Market.PublishNeed(first, "建盏釉滴大小不匀，希望成品率提高到八成以上。");
        var two = await chromium.Market.PublishNeed(second, "建盏釉滴易脱落，希望附着力提高一倍以上。");
        await using var visitor = await chromium.Visit(new Screen(width, script));
        await visitor.OpenUntilItSays($"needs?q={Uri.EscapeDataString(second)}", second);
        await visitor.Open($"needs?q={Uri.EscapeDataString(first)}");
        await visitor.Tick($"对比：{first}");
        await visitor.Press("对比所选");
        await visitor.Sees("再选一条就可以对比");
        await visitor.Follow("去选需求");
        await visitor.Sees("已选 1 条");
        await visitor.Open($"needs?q={Uri.EscapeDataString(second)}&pick={one}");
        if (width == 1280)
        {
            await visitor.Press("按范围筛选");
            await visitor.Sees("已选 1 条");
        }
        await visitor.Tick($"对比：{second}");
        await visitor.Press("对比所选");
        await visitor.Sees("釉滴易脱落");
        await visitor.Sees("成品率提高到八成");
        Assert.Equal(1, await visitor.Page.Locator("tr.differs th", new() { HasText = "要解决的问题" }).CountAsync());
        Assert.Equal(0, await visitor.Page.Locator("tr.differs th", new() { HasText = "预算" }).CountAsync());
        await visitor.Open($"en/compare?id={one}&id={two}");
        await Withdraw(one);
        await visitor.OpenUntilItSays($"compare?id={one}&id={two}&id={Guid.NewGuid()}", "已撤回");
        await visitor.Sees("有 1 条没有找到");
    }

    [Fact]
    public async Task Too_few_too_many_and_both_kinds_are_told_what_to_do()
    {
        var needs = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            needs.Add(await chromium.Market.PublishNeed($"惠安影雕数控{i}", "影雕针点密度不足，希望提高一倍以上。"));
        }
        var result = await chromium.Market.PublishResult("惠安影雕数控成套技术", "影雕数控针点密度提高一倍。");
        await using var visitor = await chromium.Visit(new Screen(390, true));
        await visitor.Open("compare");
        await visitor.Sees("还没有选择要对比的信息");
        await visitor.Open("compare?id=abc");
        await visitor.Sees("有 1 条没有找到");
        await visitor.Open("compare?" + string.Join('&', needs.Select(id => $"id={id}")));
        await visitor.Sees("一次最多对比 4 条");
        await visitor.Follow("移出对比：惠安影雕数控4");
        await visitor.Sees("不同之处已标出");
        await visitor.Open($"compare?id={needs[0]}&id={result}");
        await visitor.Sees("需求和成果不能放在一起对比");
    }

    private async Task Withdraw(Guid need)
    {
        using var enterprise = await chromium.Market.SignInAsEnterprise();
        await enterprise.Post($"api/listings/needs/{need}/withdrawal", new { reason = "已解决" });
    }
}
