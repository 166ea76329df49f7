using Microsoft.Playwright;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Browser;

/// <summary>What every page has around it: signing in and out, the menu, the other language.</summary>
[Collection(BrowserTests.Name)]
public sealed class ShellFacts(Chromium chromium)
{
    public static TheoryData<int, bool> Screens => new() { { 1280, true }, { 390, true }, { 1280, false }, { 390, false } };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Who_signs_out_is_asked_to_sign_in_again(int width, bool script)
    {
        await using var visitor = await chromium.Visit(new Screen(width, script));
        await visitor.SignInAs("enterprise");
        await visitor.Page.Locator(width < 992 ? "details.menu-small > summary" : ".nav-side details.menu > summary").First.ClickAsync();
        await visitor.Page.Locator("form[action$='sign-out'] button >> visible=true").ClickAsync();
        await visitor.Page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/");
        await visitor.Page.GotoAsync("my/needs");
        Assert.Equal("/account/sign-in", new Uri(visitor.Page.Url).AbsolutePath);
    }

    [Fact]
    public async Task Signing_in_never_leads_to_another_site()
    {
        await using var visitor = await chromium.Visit(new Screen(1280, true));
        await visitor.SignInAs("institute");
        await visitor.Page.GotoAsync("sign-in?returnUrl=//example.org/");
        Assert.Equal("/desk", new Uri(visitor.Page.Url).AbsolutePath);
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task The_other_language_shows_the_same_page(int width, bool script)
    {
        await using var visitor = await chromium.Visit(new Screen(width, script));
        await visitor.Open("needs?mode=DEV");
        await visitor.Page.Locator("footer").GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await visitor.Page.WaitForURLAsync(url => new Uri(url).PathAndQuery == "/en/needs?mode=DEV");
        await Assertions.Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await visitor.Page.Locator("footer").GetByRole(AriaRole.Link, new() { Name = "Brokers" }).ClickAsync();
        await visitor.Page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/en/brokers");
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task The_desk_leads_to_the_directories(int width, bool script)
    {
        await using var visitor = await chromium.Visit(new Screen(width, script));
        await visitor.SignInAs("enterprise");
        await visitor.Follow("单位与专家");
        await visitor.Sees("按已发布的成果找单位");
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task A_page_of_another_role_says_whose_it_is(int width, bool script)
    {
        await using var visitor = await chromium.Visit(new Screen(width, script));
        await visitor.SignInAs("enterprise");
        var answer = await visitor.Page.GotoAsync("official/queue");
        Assert.Equal(403, answer!.Status);
        await TellsWhose(visitor);
        await visitor.Open("desk");
        await visitor.Page.EvaluateAsync("document.querySelector('main a').href = 'official/queue'");
        await visitor.ClickAndArrive(visitor.Page.Locator("main a").First);
        await TellsWhose(visitor);
    }

    private static async Task TellsWhose(Visitor visitor)
    {
        await visitor.Sees("这个页面供合同登记员");
        await visitor.Sees("身份：企业");
        await Assertions.Expect(visitor.Page.Locator("header.top")).ToBeAttachedAsync();
        await visitor.Look();
    }

    [Fact]
    public async Task A_form_that_comes_back_with_faults_leaves_the_browser_nothing_to_complain_of()
    {
        await using var visitor = await chromium.Visit(new Screen(1280, true));
        var complaints = new List<string>();
        visitor.Page.Console += (_, said) => complaints.AddRange(said.Type is "error" or "warning" ? [said.Text] : []);
        await visitor.Open("register");
        await visitor.Press("注册");
        await visitor.Sees("请填写邮箱");
        Assert.DoesNotContain(complaints, text => !text.Contains("status of 4", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Enter_that_confirms_a_candidate_does_not_search()
    {
        await using var visitor = await chromium.Visit(new Screen(1280, true));
        await visitor.Open("needs");
        var sent = await visitor.Page.Locator("input[name=q]").EvaluateAsync<bool>("""
            input => {
              const enter = () => input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }));
              return enter();
            }
            """);
        Assert.False(sent);
    }
}
