using TechMarket.Tests.Support;

namespace TechMarket.Tests.Browser;

/// <summary>From the suggestion to the agreement, as brokers and parties do it.</summary>
[Collection(BrowserTests.Name)]
public sealed class CasePagesFacts(Chromium chromium)
{
    private readonly Market market = chromium.Market;

    public static TheoryData<int, bool> Screens => new() { { 1280, true }, { 390, true }, { 1280, false }, { 390, false } };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task A_broker_takes_a_case_introduces_both_sides_and_both_agree(int width, bool script)
    {
        var screen = new Screen(width, script);
        var (need, title) = await Suggested($"德化白瓷坯体低温快烧{width}{script}");
        await using var broker = await chromium.Visit(screen);
        await broker.SignInAs("broker");
        await broker.Open($"broker/suggestions?listing={need}");
        await broker.Press($"接单：{title}");
        await broker.Sees("已接单");
        await broker.Fill("引荐说明", "两家相距半小时车程，建议本周看样。");
        await broker.Press("引荐双方");
        await broker.Sees("两家相距半小时车程");
        var address = new Uri(broker.Page.Url).AbsolutePath.Replace("/broker/", "my/", StringComparison.Ordinal);

        await using var enterprise = await chromium.Visit(screen);
        await enterprise.SignInAs("enterprise");
        await enterprise.Open("my/cases");
        await enterprise.Open(address);
        await enterprise.Fill("意向金额", "60万");
        await enterprise.Choose("合同类型", "DEV");
        await enterprise.Press("同意合作");
        await enterprise.Sees("等待对方答复");

        await using var institute = await chromium.Visit(screen);
        await institute.SignInAs("institute");
        await institute.Open(address);
        await institute.Sees("600,000.00");
        await institute.Press("同意合作");
        await institute.Sees("双方达成合作意向");
        await broker.Open("broker/cases");
        await broker.Sees(title);
    }

    [Fact]
    public async Task Who_comes_second_is_told()
    {
        var (need, title) = await Suggested("建盏窑变釉面稳定性");
        await using var first = await chromium.Visit(new Screen(1280, true));
        await first.SignInAs("broker");
        await first.Open($"broker/suggestions?listing={need}");
        var tab = await first.Page.Context.NewPageAsync();
        await tab.GotoAsync($"broker/suggestions?listing={need}");
        await first.Press($"接单：{title}");
        await first.Sees("已接单");
        await using var second = new Visitor(tab, new Screen(1280, true));
        await second.Press($"接单：{title}");
        await second.Sees("已经有技术经纪人接单");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_owner_says_with_two_clicks_that_a_suggestion_does_not_fit(bool script)
    {
        var (_, title) = await Suggested(script ? "石材锯切噪声治理" : "藤铁家具防锈涂装");
        await using var owner = await chromium.Visit(new Screen(390, script));
        await owner.SignInAs("enterprise");
        await owner.Open("my/suggestions?sort=newest");
        await owner.Sees(title);
        var one = owner.Page.Locator(".hits > li", new() { HasText = title }).First;
        await one.GetByText("不合适", new() { Exact = true }).ClickAsync();
        await owner.ClickAndArrive(one.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "技术还不成熟" }));
        await owner.Sees("不再推荐");
        await owner.Open("my/suggestions?status=dismissed");
        await owner.ClickAndArrive(one.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "恢复" }));
        await owner.Sees("已恢复");
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task A_case_moves_along_the_board_by_buttons(int width, bool script)
    {
        var (need, title) = await Suggested(script ? "香芯线香低烟配方" : "铁观音摇青在线监测");
        await using var broker = await chromium.Visit(new Screen(width, script));
        await broker.SignInAs("broker");
        await broker.Open($"broker/suggestions?listing={need}");
        await broker.Press($"接单：{title}");
        await broker.Open("broker/cases");
        await Move("建议先寄样。", "引荐双方");
        await broker.Sees("案件移到“已引荐”");
        await Move("对方暂停立项。", "结束案件");
        await broker.Sees("案件已结束");
        await broker.Sees("对方暂停立项。");

        async Task Move(string words, string button)
        {
            var card = broker.Page.Locator("article", new() { HasText = title });
            await card.GetByText("推进", new() { Exact = true }).ClickAsync();
            await card.Locator("textarea").FillAsync(words);
            await broker.ClickAndArrive(card.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = button }));
            await broker.Look();
        }
    }

    private async Task<(Guid Need, string Title)> Suggested(string what)
    {
        var title = $"{what}的工艺改进";
        var need = await market.PublishNeed(title, $"{what}问题突出，合格率低，急需改进{what}。");
        var result = await market.PublishResult($"{what}成套技术", $"针对{what}的中试成果，{what}稳定。");
        await market.Suggestion(need, result);
        return (need, title);
    }
}
