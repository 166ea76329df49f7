using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Browser;

/// <summary>A person at a screen, doing what people do: open, read, fill in, press.</summary>
internal sealed partial class Visitor(IPage page, Screen screen) : IAsyncDisposable
{
    /// <summary>The elements of the page, each with its parent, classes and attributes: pages of one outline are examined once.</summary>
    private const string Outline = """
        () => [...new Set([...document.querySelectorAll('*')].map(it =>
            `${it.parentElement?.tagName}>${it.tagName}.${it.className} ${[...it.attributes].map(its => its.name).sort()}`))].sort().join('\n')
        """;

    private static readonly string? Pictures = Environment.GetEnvironmentVariable("TECHMARKET_SCREENSHOTS");
    private static readonly ConcurrentDictionary<string, string> Examined = [];
    private int pictures;

    public IPage Page => page;

    public async ValueTask DisposeAsync() => await page.Context.CloseAsync();

    /// <summary>Opens a page; it must answer with 200, have no accessibility violations and fit the width.</summary>
    public async Task Open(string path)
    {
        var answer = await page.GotoAsync(path);
        Assert.True(answer!.Ok, $"{path} answered {answer.Status}");
        await Look();
    }

    /// <summary>Signs in as a demo account, through the real sign-in page.</summary>
    public async Task SignInAs(string role)
    {
        await page.GotoAsync("sign-in");
        await page.GetByLabel("邮箱").FillAsync($"{role}@demo.techmarket.example");
        await page.GetByLabel("密码", new() { Exact = true }).FillAsync(Market.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await page.WaitForURLAsync(DeskAddress());
        await Look();
    }

    /// <summary>Fills in the sign-in page with an account of one's own.</summary>
    public async Task SignIn(string email, string password)
    {
        await page.GotoAsync("sign-in");
        await page.GetByLabel("邮箱").FillAsync(email);
        await page.GetByLabel("密码", new() { Exact = true }).FillAsync(password);
        await ClickAndArrive(page.GetByRole(AriaRole.Button, new() { Name = "登录" }));
        await Look();
    }

    /// <summary>Presses a button inside the part of the page with this heading.</summary>
    public async Task PressIn(string heading, string name)
    {
        await ClickAndArrive(page.GetByRole(AriaRole.Region, new() { Name = heading }).GetByRole(AriaRole.Button, new() { Name = name }).First);
        await Look();
    }

    public Task Fill(string label, string value) => page.GetByLabel(label).First.FillAsync(value);

    public Task Choose(string label, string value) => page.GetByLabel(label).First.SelectOptionAsync(value);

    public Task Tick(string label) => page.GetByLabel(label).First.CheckAsync();

    /// <summary>Presses a button and waits for the page that follows.</summary>
    public async Task Press(string name)
    {
        await ClickAndArrive(page.GetByRole(AriaRole.Button, new() { Name = name }).First);
        await Look();
    }

    public async Task Follow(string name)
    {
        await ClickAndArrive(page.GetByRole(AriaRole.Link, new() { Name = name }).First);
        await Look();
    }

    /// <summary>
    /// Clicks and waits for what follows. With scripts a link or form is fetched and put in place, which is no load of a page:
    /// either the page's own word for that comes, or a new document without the mark.
    /// </summary>
    public Task ClickAndArrive(ILocator what) => DoAndArrive(() => what.ClickAsync());

    /// <summary>By keyboard alone, to the one thing the page gives this access key; Alt with the letter itself is the browser's own doing, and not to be had without a window.</summary>
    public async Task Key(char letter)
    {
        await Reach(letter);
        await Enter();
    }

    /// <summary>The focus on the one thing the page gives this access key.</summary>
    public async Task Reach(char letter)
    {
        await Assertions.Expect(page.Locator($"[accesskey={letter}]")).ToHaveCountAsync(1);
        await page.Locator($"[accesskey={letter}]").FocusAsync();
    }

    /// <summary>Presses Enter on what has the focus and waits for the page that follows.</summary>
    public async Task Enter()
    {
        await DoAndArrive(() => page.Keyboard.PressAsync("Enter"));
        await Look();
    }

    private async Task DoAndArrive(Func<Task> act)
    {
        if (!screen.Script)
        {
            var arrived = new TaskCompletionSource();
            page.FrameNavigated += Arrived;
            await act();
            await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30));
            page.FrameNavigated -= Arrived;
            await page.WaitForLoadStateAsync();
            return;

            void Arrived(object? sender, IFrame frame) => arrived.TrySetResult();
        }
        await page.EvaluateAsync("() => { window.arrived = false; window.Blazor?.addEventListener('enhancedload', () => window.arrived = true); }");
        await act();
        await page.WaitForFunctionAsync("() => window.arrived !== false && document.readyState === 'complete'");
    }

    /// <summary>Opens a page again until what happens by itself can be seen on it.</summary>
    public async Task OpenUntilItSays(string path, string text)
    {
        for (var i = 0; i < 60; i++)
        {
            await page.GotoAsync(path);
            if (await page.Locator("main").GetByText(text).CountAsync() > 0)
            {
                await Look();
                return;
            }
            await Task.Delay(250);
        }
        Assert.Fail($"{path} never said '{text}'.");
    }

    /// <summary>Presses the button in the list item that speaks of all of these.</summary>
    public async Task PressBeside(string name, params string[] said)
    {
        var item = said.Aggregate(page.Locator("li"), (items, text) => items.Filter(new() { HasText = text }));
        await ClickAndArrive(item.GetByRole(AriaRole.Button, new() { Name = name }).First);
        await Look();
    }

    /// <summary>The page says this, now or shortly.</summary>
    public Task Sees(string text) => Assertions.Expect(page.Locator("main")).ToContainTextAsync(text, new() { Timeout = 15_000 });

    /// <summary>Checks the page as it is now: no sideways scrolling, accessibility (both with scripts on), and a picture where one is wanted.</summary>
    public async Task Look()
    {
        if (Pictures is not null)
        {
            var name = NotAName().Replace(new Uri(page.Url).PathAndQuery, "_");
            name = name.Length > 60 ? name[..60] : name;
            await page.ScreenshotAsync(new() { Path = $"{Pictures}/{screen.Width}{(screen.Script ? "" : "-noscript")}-{++pictures:00}{name}.png", FullPage = true });
        }
        if (!screen.Script)
        {
            return;
        }
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{page.Url} is {overflow} px wider than the window of {screen.Width} px.");
        var outline = $"{screen.Width} {await page.EvaluateAsync<string>("document.documentElement.lang")}\n{await page.EvaluateAsync<string>(Outline)}";
        if (Examined.ContainsKey(outline))
        {
            return;
        }
        var found = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
        Assert.True(found.Violations.Length == 0, $"{page.Url}: " + string.Join("; ", found.Violations.Select(violation =>
            $"{violation.Id} at {string.Join(", ", violation.Nodes.Take(3).Select(node => node.Html))}")));
        Examined[outline] = page.Url;
    }

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex NotAName();

    [GeneratedRegex("/desk")]
    private static partial Regex DeskAddress();
}
