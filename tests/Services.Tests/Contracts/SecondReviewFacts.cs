using System.Net;
using TechMarket.Platform;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Contracts;

/// <summary>Two registrars look at a large or disputed contract.</summary>
[Collection(MarketTests.Name)]
public sealed class SecondReviewFacts(SharedMarket shared)
{
    private Market Market => shared.Market;

    [Fact]
    public async Task A_large_contract_is_registered_by_another_registrar_than_the_first()
    {
        var (path, first, second) = await Accepted(Large());
        await first.MustBeForbidden(path, "registration", "contract.second-review-needed");
        await first.Step(path, "second-review", new { opinion = "技术内容明确，金额核对无误" });
        foreach (var (step, body) in new (string, object?)[] { ("registration", null), ("return", new { reason = "x" }), ("refusal", new { reason = "4" }) })
        {
            await first.MustBeForbidden(path, step, "contract.second-review-by-first", body);
        }
        Assert.Equal("second-review", (await second.Read(path)).GetProperty("status").GetString());
        Assert.Equal("技术内容明确，金额核对无误", Opinion(await second.Read(path)));
        Assert.Null(Opinion(await (await Market.SignInAsInstitute()).Read(path)));
        await second.Step(path, "registration");
        var read = await second.Read(path);
        Assert.Equal(["opened", "edited", "submitted", "accepted", "passed-on", "registered"], read.GetProperty("history").EnumerateArray().Select(h => h.GetProperty("what").GetString()));
        Assert.NotEqual("", read.GetProperty("firstReviewer").GetString());
    }

    [Fact]
    public async Task A_disputed_small_contract_gets_a_second_review_and_its_longer_limit()
    {
        var (path, first, second) = await Accepted(Filing.Content(Market.Clock.Today()));
        var before = (await first.Read(path)).GetProperty("decideBy").GetString();
        await first.Step(path, "second-review", new { opinion = "标的是否属于技术开发有争议" });
        Assert.True(string.CompareOrdinal((await first.Read(path)).GetProperty("decideBy").GetString(), before) > 0);
        await first.MustBeForbidden(path, "second-review", "contract.second-review-by-first", new { opinion = "再次" });
        await second.Step(path, "registration");
    }

    [Fact]
    public async Task What_the_second_registrar_returns_is_reviewed_from_the_beginning()
    {
        var (path, first, second) = await Accepted(Large());
        await first.Step(path, "second-review", new { opinion = "可以" });
        await second.Step(path, "return", new { reason = "请补充验收标准" });
        await (await Market.SignInAsInstitute()).Step(path, "submission");
        await second.Step(path, "acceptance");
        await second.MustBeForbidden(path, "registration", "contract.second-review-needed");
        await second.Step(path, "second-review", new { opinion = "已补充" });
        await first.Step(path, "registration");
    }

    [Fact]
    public async Task The_queue_shows_what_waits_for_a_second_review_and_what_is_late()
    {
        var (path, first, _) = await Accepted(Large());
        await first.Step(path, "second-review", new { opinion = "可以" });
        Assert.Contains(path, await Queue(first, "status=second-review"));
        Assert.DoesNotContain(path, await Queue(first, "status=accepted"));
        Assert.DoesNotContain(path, await Queue(first, "overdue=true"));
        await Market.Run($"update contracts.contracts set decide_by = decide_by - 365 where id = '{path.Split('/')[^1]}'");
        Assert.Contains(path, await Queue(first, "overdue=true"));
    }

    [Fact]
    public async Task A_last_day_beyond_the_announced_holidays_is_said_to_be_estimated()
    {
        var (path, first, _) = await Accepted(Filing.Content(Market.Clock.Today()));
        var read = await first.Read(path);
        var known = Market.Clock.Today().Year <= 2026 && read.GetProperty("decideBy").GetDateTime().Year <= 2026;
        Assert.Equal(!known, read.GetProperty("decideByEstimated").GetBoolean());
    }

    private static string? Opinion(System.Text.Json.JsonElement contract) =>
        contract.GetProperty("history").EnumerateArray().Single(entry => entry.GetProperty("what").GetString() == "passed-on").GetProperty("note").GetString();

    private object Large() => Filing.Content(Market.Clock.Today(), 9_000_000m, 5_000_000m);

    private async Task<(string Path, HttpClient First, HttpClient Second)> Accepted(object content)
    {
        var (seller, first) = (await Market.SignInAsInstitute(), await Market.SignInAsRegistrar());
        return ($"api/contracts/{await seller.Accepted(first, content)}", first, await Market.AnotherRegistrar());
    }

    private static async Task<List<string>> Queue(HttpClient registrar, string query)
    {
        var (all, next) = (new List<string>(), (string?)"");
        while (next is not null)
        {
            var page = await registrar.Read($"api/contracts/queue?limit=100&{query}&after={next}");
            all.AddRange(page.GetProperty("items").EnumerateArray().Select(line => $"api/contracts/{line.GetProperty("id").GetGuid()}"));
            next = page.GetProperty("next").GetString();
        }
        return all;
    }
}
