using Microsoft.Playwright;
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
        foreach (var path in (string[])["", "needs", "results", "search", "institutes", "experts", "brokers", "verify", "verify/file", "about", "register", "forgot-password", "account/sign-in"])
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

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task An_institute_is_found_by_what_it_published_and_leads_to_its_results(int width, bool script)
    {
        var subject = $"永春香灰分检测 {width}{script}";
        await chromium.Market.PublishResult(subject, "永春香燃烧灰分的快速检测方法");
        await using var visitor = await chromium.Visit(new Screen(width, script));
        await visitor.OpenUntilItSays($"institutes?q={Uri.EscapeDataString($"\"{subject}\"")}", subject);
        await visitor.Follow("1 项");
        Assert.DoesNotContain("只看一家单位", await visitor.Page.Locator(".chips").InnerTextAsync(), StringComparison.Ordinal);
        // The chip of the words is a link that says the subject, too.
        await visitor.ClickAndArrive(visitor.Page.Locator("ul.hits").GetByRole(AriaRole.Link, new() { Name = subject }));
        await visitor.Look();
        await visitor.Sees("快速检测方法");
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task An_expert_is_found_by_name_and_leads_to_the_results_under_it(int width, bool script)
    {
        var (subject, name) = ($"安溪铁观音做青 {width}{script}", $"苏示例{width}{script}");
        await chromium.Market.PublishResult(subject, "做青环境的自动调控", name, "叶样本");
        await using var visitor = await chromium.Visit(new Screen(width, script));
        await visitor.OpenUntilItSays($"institutes?q={Uri.EscapeDataString($"\"{subject}\"")}", subject);
        await visitor.Page.Locator(".tabs").GetByRole(AriaRole.Link, new() { Name = "专家" }).ClickAsync();
        await visitor.Sees("叶样本");
        await visitor.Open($"experts?q={Uri.EscapeDataString($"\"{name}\"")}");
        await visitor.ClickAndArrive(visitor.Page.GetByRole(AriaRole.Row, new() { Name = name }).GetByRole(AriaRole.Link, new() { Name = "1 项" }));
        await visitor.Sees($"专家：{name}");
        await visitor.Sees($"{name}、叶样本");
        await visitor.Look();
        await visitor.Follow(subject);
        await visitor.Follow(name);
        await visitor.Sees($"专家：{name}");
        await visitor.Follow($"去掉条件：专家：{name}");
        Assert.DoesNotContain("专家：", await visitor.Page.Locator(".chips").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task Results_are_narrowed_by_a_level_set_by_hand(int width, bool script)
    {
        var subject = $"惠安石雕修复胶 {width}";
        await chromium.Market.PublishResult(subject, "户外石雕裂缝的修复胶");
        await using var visitor = await chromium.Visit(new Screen(width, script));
        await visitor.OpenUntilItSays($"results?q={Uri.EscapeDataString($"\"{subject}\"")}", subject);
        if (width == 390)
        {
            await visitor.Page.Locator("details.facets > summary").ClickAsync();
        }
        await visitor.Page.GetByLabel("成熟度（1–9 级），从").FillAsync("1");
        await visitor.Page.GetByLabel("发布日期，从").FillAsync("2020-01-31");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "按范围筛选" }).ClickAsync();
        await visitor.Sees("2020-01-31 及以后发布");
        await visitor.Sees(subject);
        await visitor.Look();
        await visitor.Open($"results?q={Uri.EscapeDataString($"\"{subject}\"")}&publishedTo=2020-01-31");
        await visitor.Sees("2020-01-31 及以前发布");
        Assert.Equal(0, await visitor.Page.Locator("ul.hits").CountAsync());
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

    [Fact]
    public async Task What_is_being_typed_is_gone_on_with_and_picked_by_keyboard_but_never_while_an_input_method_composes()
    {
        await chromium.Market.PublishResult("珍珠岩保温板憎水处理", "吸水率低于百分之二");
        await using var visitor = await chromium.Visit(new Screen(390, true));
        await visitor.OpenUntilItSays("results?q=%E7%8F%8D%E7%8F%A0%E5%B2%A9", "珍珠岩保温板憎水处理");
        await visitor.Open("results");
        var (page, asked) = (visitor.Page, new List<string>());
        page.Request += (_, request) => asked.AddRange(request.Url.Contains("/api/search/suggest", StringComparison.Ordinal) ? [request.Url] : []);
        var box = page.GetByRole(AriaRole.Combobox, new() { Name = "搜索" });
        await box.FocusAsync();
        await box.DispatchEventAsync("compositionstart");
        await box.FillAsync("zhenzhu");
        await page.WaitForTimeoutAsync(600);
        Assert.Empty(asked);
        await box.DispatchEventAsync("compositionend");
        var option = page.GetByRole(AriaRole.Option, new() { Name = "珍珠岩保温板憎水处理" });
        await option.First.WaitForAsync();
        await visitor.Look();
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal(0, await page.GetByRole(AriaRole.Option).CountAsync());
        await box.FillAsync("zzybwb");
        await option.First.WaitForAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal("true", await option.First.GetAttributeAsync("aria-selected"));
        await page.Keyboard.PressAsync("Enter");
        await visitor.Sees("吸水率低于百分之二");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_mistypes_words_is_asked_whether_others_were_meant(bool script)
    {
        await chromium.Market.PublishResult("榫卯结构快拼家具", "免工具安装");
        await using var visitor = await chromium.Visit(new Screen(1280, script));
        await visitor.OpenUntilItSays("results?q=%E6%A6%AB%E5%8D%AF%E7%BB%93%E6%9E%84", "榫卯结构快拼家具");
        await visitor.Open("results?q=sunmaojiegou");
        await visitor.Sees("没有和输入完全一致的信息");
        await visitor.Follow("榫卯结构");
        await visitor.Sees("榫卯结构快拼家具");
        Assert.Equal(0, await visitor.Page.GetByText("您是不是要找").CountAsync());
    }
}
