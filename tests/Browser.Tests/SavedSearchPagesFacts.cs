using TechMarket.Tests.Identity;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Browser;

/// <summary>Keeping a search, hearing of what it finds, and ending that, as people do it.</summary>
[Collection(BrowserTests.Name)]
public sealed class SavedSearchPagesFacts(Chromium chromium)
{
    [Theory]
    [InlineData(1280, true)]
    [InlineData(390, true)]
    [InlineData(390, false)]
    public async Task A_search_is_saved_alerts_and_is_worked_from_its_page(int width, bool script)
    {
        var (email, words) = (People.NewEmail(), $"海藻肥{width}{script}");
        (await chromium.Market.NewPerson(email)).Dispose();
        await using var visitor = await chromium.Visit(new Screen(width, script));
        var search = $"needs?q={Uri.EscapeDataString(words)}&field=05";
        await visitor.Open(search);
        Assert.Equal(0, await visitor.Page.Locator("input[name=__RequestVerificationToken]").CountAsync());
        Assert.Contains(Uri.EscapeDataString("/" + search), (await visitor.Page.GetByText("登录后保存搜索").GetAttributeAsync("href"))!, StringComparison.OrdinalIgnoreCase);
        await visitor.SignIn(email, People.Password);
        await visitor.Open("my/searches");
        await visitor.Sees("还没有保存的搜索");
        await visitor.Open(search);
        await visitor.Choose("有新信息时", "instant");
        await visitor.Press("保存搜索");
        await visitor.Sees("已保存，可以在“我的订阅”里查看和修改");
        await visitor.Press("保存搜索");
        await visitor.Sees("您已经保存过条件相同的搜索");

        var title = $"{words}发酵工艺";
        await chromium.Market.PublishNeed(title, $"{words}发酵周期长，希望缩短到三天，成本下降两成。");
        await visitor.OpenUntilItSays("my/searches", title);
        await visitor.Sees("1 条新");
        var letter = await chromium.Market.Letter(email, "条新信息"); // as a daily one it would wait for the morning
        await visitor.Open("desk");
        await visitor.Sees("1 条新提醒");
        await visitor.Follow("订阅的搜索有新信息");
        await visitor.Press("全部标为已读");
        await visitor.Sees("已标为已读");

        await visitor.Page.GetByText("修改", new() { Exact = true }).ClickAsync();
        await visitor.Fill("名称", "");
        await visitor.Press("保存修改");
        await visitor.Sees("请填写名称");
        await visitor.Fill("名称", "海藻肥发酵");
        await visitor.Choose("有新信息时", "daily");
        await visitor.Press("保存修改");
        await visitor.Sees("每天一封邮件汇总");
        await visitor.Open("en/my/searches");
        await visitor.Open("my/searches");
        await visitor.Follow("海藻肥发酵");
        await visitor.Sees(title);

        await Unsubscribe(letter, width, script);
        await visitor.Open("my/searches");
        await visitor.Page.GetByText("删除", new() { Exact = true }).ClickAsync();
        await visitor.Press("确认删除");
        await visitor.Sees("还没有保存的搜索");
    }

    /// <summary>By somebody who only has the mail.</summary>
    private async Task Unsubscribe(MimeKit.MimeMessage letter, int width, bool script)
    {
        var link = letter.TextBody!.Split('\n').Select(line => line[Math.Max(0, line.IndexOf("http", StringComparison.Ordinal))..].Trim()).Single(line => line.Contains("/unsubscribe?", StringComparison.Ordinal));
        await using var reader = await chromium.Visit(new Screen(width, script));
        await reader.Open(new Uri(link).PathAndQuery.TrimStart('/'));
        await reader.Sees("海藻肥发酵");
        await reader.Press("退订");
        await reader.Sees("已经退订");
        await reader.Open(new Uri(link).PathAndQuery.Replace("/unsubscribe", "en/unsubscribe", StringComparison.Ordinal));
        Assert.Equal(404, (await reader.Page.GotoAsync("unsubscribe?token=x"))!.Status);
        await reader.Sees("退订链接不完整或已失效");
    }
}
