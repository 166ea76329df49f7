using System.Globalization;
using System.Net;
using System.Text.Json;
using TechMarket.Tests.Identity;
using TechMarket.Tests.Support;
using Xunit;

namespace TechMarket.Tests.Search;

/// <summary>Digests, imports and crashes, each in a market of its own.</summary>
public sealed class AlertDeliveryFacts
{
    [Fact]
    public async Task A_digest_comes_once_a_day_of_what_is_new_and_open_and_none_of_nothing()
    {
        await using var market = await Market.Open();
        var email = People.NewEmail();
        await Prepare(market, email);
        Assert.Equal(1, market.Letters(email));
        NextMorning(market);
        var digest = await market.Letter(email, "今日订阅：2 条");
        Assert.Contains("鱼鳞胶原提取", digest.TextBody, StringComparison.Ordinal);
        Assert.Contains("鱼鳞酒石酸回收", digest.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("鱼鳞除腥", digest.TextBody, StringComparison.Ordinal);
        Assert.Equal(1, Occurrences(digest.TextBody!, "鱼鳞胶原提取"));

        await Task.Delay(TimeSpan.FromSeconds(12));
        NextMorning(market);
        await Task.Delay(TimeSpan.FromSeconds(12));
        Assert.Equal(2, market.Letters(email));
        using var stopped = await market.Anyone.PostAsync(digest.Headers["List-Unsubscribe"]!.Trim('<', '>'), null);
        await stopped.MustBe(HttpStatusCode.OK);
        using var person = await market.SignIn(email, People.Password);
        Assert.All((await person.Read("api/search/saved")).GetProperty("items").EnumerateArray(), search => Assert.Equal("none", search.GetProperty("alerts").GetString()));
    }

    /// <summary>Two daily searches that find the same, and a listing withdrawn before the morning.</summary>
    private static async Task Prepare(Market market, string email)
    {
        using var person = await market.NewPerson(email);
        var (all, some) = (await person.Save("鱼鳞", "daily"), await person.Save("鱼鳞 胶原", "daily"));
        await market.PublishNeed("鱼鳞胶原提取", "鱼鳞胶原得率低");
        var gone = await market.PublishNeed("鱼鳞除腥", "鱼鳞腥味重");
        await person.AlertsEventually(all, 2);
        await person.AlertsEventually(some, 1);
        using var enterprise = await market.SignInAsEnterprise();
        await (await enterprise.PostAsync($"api/listings/needs/{gone}/withdrawal", System.Net.Http.Json.JsonContent.Create(new { reason = "已解决" }))).MustSucceed();
        await market.PublishNeed("鱼鳞酒石酸回收", "鱼鳞酒石酸流失");
        await person.AlertsEventually(all, 3);
        await market.FindEventually("鱼鳞除腥", 0);
    }

    [Fact]
    public async Task An_import_of_hundreds_alerts_of_each_once_and_writes_few_letters()
    {
        await using var market = await Market.Open();
        var email = People.NewEmail();
        using var person = await market.NewPerson(email);
        var search = await person.Save("藻类固碳", "instant", "result");
        using var administrator = await market.SignInAsAdministrator();
        await Import(administrator, 450, "装置");
        var all = await Count(person, search, 450);
        Assert.Equal(450, all.Distinct().Count());
        await Import(administrator, 450, "系统");
        await Task.Delay(TimeSpan.FromSeconds(3));
        Assert.Equal(450, (await Count(person, search, 450)).Count);
        Assert.InRange(market.Letters(email), 2, 5);
    }

    [Fact]
    public async Task A_process_killed_between_publishing_and_telling_tells_all_once()
    {
        await using var market = await ProcessMarket.Open();
        using var institute = await market.SignInAsInstitute();
        var search = await institute.Save("潮汐发电", "instant");
        for (var round = 0; round < 3; round++)
        {
            await Support.MainJob.PublishNeed(market, $"潮汐发电机组防腐{round}", "海水腐蚀严重，希望开发潮汐发电机组防腐涂层，寿命达到十年以上。");
            await market.Process.Kill();
            market.Process.Start();
            await market.Process.Ready();
        }
        using var again = await market.SignInAsInstitute();
        var alerts = await again.AlertsEventually(search, 3, 60);
        await Task.Delay(TimeSpan.FromSeconds(3));
        Assert.Equal(3, (await again.AlertsOf(search)).Count);
        Assert.Equal(3, alerts.Select(alert => alert.GetProperty("listingId").GetGuid()).Distinct().Count());
    }

    private static void NextMorning(Market market)
    {
        var china = market.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8));
        var morning = china.Date.AddDays(1).AddHours(8).AddMinutes(1);
        market.Clock.Advance(morning - china.DateTime);
    }

    private static async Task Import(HttpClient administrator, int rows, string what)
    {
        var lines = string.Join('\n', Enumerable.Range(0, rows).Select(i => JsonSerializer.Serialize(new { id = string.Create(CultureInfo.InvariantCulture, $"a-{i}"), title = $"藻类固碳{what}{i}" })));
        using var body = new StringContent(lines);
        body.Headers.ContentType = new("application/x-ndjson");
        using var answer = await administrator.PostAsync("api/listings/imports/results?source=alerts", body);
        await answer.MustBe(HttpStatusCode.Accepted);
        await Answers.Eventually<object>(async () =>
            (await administrator.Read(answer.Headers.Location!.ToString())).GetProperty("status").GetString() == "done" ? new object() : null, 60);
    }

    /// <summary>The listings of all alerts, page by page, once there are so many.</summary>
    private static Task<List<Guid>> Count(HttpClient person, Guid search, int expected) => Answers.Eventually(async () =>
    {
        var found = new List<Guid>();
        for (string? after = ""; after is not null;)
        {
            var page = await person.Read($"api/search/alerts?search={search}&limit=200&after={Uri.EscapeDataString(after)}");
            found.AddRange(page.GetProperty("items").EnumerateArray().Select(alert => alert.GetProperty("listingId").GetGuid()));
            after = page.TryGetProperty("next", out var next) && next.ValueKind == JsonValueKind.String ? next.GetString() : null;
        }
        return found.Count == expected ? found : null;
    }, 60);

    private static int Occurrences(string text, string what) => text.Split(what).Length - 1;
}
