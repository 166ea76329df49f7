using TechMarket.Tests.Support;

namespace TechMarket.Tests.Browser;

/// <summary>What the form says about a listing while it is being written.</summary>
[Collection(BrowserTests.Name)]
public sealed class PostingPagesFacts(Chromium chromium)
{
    [Theory]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task Field_and_industry_are_filled_in_from_listings_like_it_and_ones_own_twin_and_what_is_missing_are_shown(int width, bool script)
    {
        var title = $"竹编器皿防霉处理 {width}";
        var problem = "竹编器皿在梅雨季节发霉，希望开发无毒防霉处理工艺，防霉等级达到零级，成本每件不超过五角。";
        await chromium.Market.PublishNeed(title, problem);
        await chromium.Market.PublishNeed(title + "工艺", problem);
        await using var visitor = await chromium.Visit(new Screen(width, script));
        await visitor.OpenUntilItSays($"needs?q={Uri.EscapeDataString("竹编器皿防霉处理")}", title + "工艺");
        await visitor.SignInAs("enterprise");
        await visitor.Open("my/needs/new");
        await visitor.Fill("需求名称", title);
        await visitor.Fill("要解决什么问题？", problem);
        await visitor.Fill("要比现在好多少？", "防霉等级零级");
        await visitor.Fill("解决了值多少？", "每年减少损失 50 万元");
        await visitor.Press("保存并继续");
        await visitor.Sees("已按内容相近的信息预填了");
        Assert.NotEqual("", await visitor.Page.GetByLabel("技术领域").InputValueAsync());
        Assert.NotEqual("", await visitor.Page.GetByLabel("所属行业").InputValueAsync());
        await visitor.Press("保存，以后再写");
        await visitor.Page.GotoAsync(visitor.Page.Url.TrimEnd('/') + "/edit/3");
        await visitor.Look();
        await visitor.Sees("您已经发布过相近的信息");
        await visitor.Sees("还可以争取");
        await visitor.Follow("成熟度");
        Assert.EndsWith("/edit/2#f-maturity", visitor.Page.Url, StringComparison.Ordinal);
    }
}
