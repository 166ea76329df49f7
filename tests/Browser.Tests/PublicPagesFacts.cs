using TechMarket.Tests.Support;

namespace TechMarket.Tests.Browser;

/// <summary>What a visitor who is not signed in sees.</summary>
[Collection(BrowserTests.Name)]
public sealed class PublicPagesFacts(Chromium chromium)
{
    public static TheoryData<int, bool> Screens => new() { { 1280, true }, { 390, true }, { 1280, false }, { 390, false } };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Every_public_page_can_be_read_in_both_languages(int width, bool script)
    {
        await using var visitor = await chromium.Visit(new Screen(width, script));
        foreach (var path in (string[])["", "needs", "results", "search", "brokers", "verify", "verify/file", "about", "register", "forgot-password", "account/sign-in"])
        {
            await visitor.Open(path);
            await visitor.Open("en/" + path);
        }
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task A_published_need_is_found_in_either_script(int width, bool script)
    {
        var title = $"卫浴陶瓷节水釉面处理 {width}{script}";
        await chromium.Market.PublishNeed(title, "卫浴陶瓷釉面易挂污、冲水量大，希望开发易洁釉面，冲水量由 6 升降到 3.5 升，釉面耐磨达到 5 级。");
        await using var visitor = await chromium.Visit(new Screen(width, script));
        await visitor.Open("");
        await visitor.OpenUntilItSays($"needs?q={Uri.EscapeDataString("節水釉面")}&sort=newest", title);
        await visitor.Follow(title);
        await visitor.Sees("冲水量由 6 升降到 3.5 升");
    }

    [Fact]
    public async Task Who_mistypes_a_number_or_goes_past_the_last_page_is_led_on()
    {
        await using var visitor = await chromium.Visit(new Screen(390, true));
        var answer = await visitor.Page.GotoAsync("verify/1234567890123456");
        Assert.Equal(404, answer!.Status);
        await visitor.Sees("没有这个编号的证书");
        Assert.Equal("1234567890123456", await visitor.Page.GetByLabel("登记编号").InputValueAsync());
        await visitor.Look();
        await chromium.Market.PublishResult("漆线雕数字建模", "漆线雕纹样的数字化建模与打印");
        await visitor.OpenUntilItSays("results?q=%22漆线雕%22&page=999", "最后一页是第 1 页");
        await visitor.Follow("到第 1 页");
        await visitor.Sees("漆线雕数字建模");
    }
}
