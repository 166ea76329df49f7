using Microsoft.Playwright;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Browser;

/// <summary>One market and one real Chromium for all browser tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    internal Market Market { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Market = await Market.Open();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("TECHMARKET_CHROMIUM") ?? "/usr/bin/chromium",
            Args = Flags,
        });
    }

    public async Task DisposeAsync()
    {
        await browser.CloseAsync();
        playwright.Dispose();
        await Market.DisposeAsync();
    }

    /// <summary>A new visitor with this screen, of the shared market unless another one is named.</summary>
    internal async Task<Visitor> Visit(Screen screen, AnyMarket? market = null)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = (market ?? Market).Address.ToString(),
            ViewportSize = new() { Width = screen.Width, Height = 900 },
            JavaScriptEnabled = screen.Script,
            Locale = "zh-CN",
        });
        context.SetDefaultTimeout(30_000);
        return new Visitor(await context.NewPageAsync(), screen);
    }
}

/// <summary>How wide the window is, and whether scripts run.</summary>
internal sealed record Screen(int Width, bool Script);

[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<Chromium>
{
    public const string Name = "browser";
}
