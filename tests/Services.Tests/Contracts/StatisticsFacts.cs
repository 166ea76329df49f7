using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TechMarket.Contracts;
using TechMarket.Contracts.Statistics;
using TechMarket.Events.Codes;
using TechMarket.Platform;
using TechMarket.Tests.Support;
using Xunit;

namespace TechMarket.Tests.Contracts;

/// <summary>Every number on the dashboard is the sum of its rows. A market of its own, full of contracts made at random.</summary>
public sealed class StatisticsFacts(RandomContracts random) : IClassFixture<RandomContracts>
{
    [Theory]
    [MemberData(nameof(Views))]
    public async Task Every_number_is_the_sum_of_its_rows(string asOf, string scope, string basis)
    {
        var official = await random.Market.SignInAsSupervisor();
        var statistics = await official.Read($"api/contracts/statistics?asOf={asOf}&scope={scope}&basis={basis}");
        foreach (var name in new[] { "toDate", "lastYearSamePeriod", "lastYearWhole" })
        {
            await MustAddUp(official, statistics.GetProperty(name));
        }
        foreach (var name in new[] { "byDistrict", "byType", "byField" })
        {
            foreach (var slice in statistics.GetProperty(name).EnumerateArray())
            {
                await MustAddUp(official, slice);
                await MustAddUp(official, slice, "lastYearRows", "lastYearCount", "lastYear");
            }
            Assert.Equal(Total(statistics.GetProperty("toDate")), Sum(statistics.GetProperty(name), "totalAmount"));
            Assert.Equal(Total(statistics.GetProperty("lastYearSamePeriod")), Sum(statistics.GetProperty(name), "lastYear"));
        }
        foreach (var month in statistics.GetProperty("byMonth").EnumerateArray())
        {
            await MustAddUp(official, month, "thisYearRows", "thisYearCount", "thisYear");
            await MustAddUp(official, month, "lastYearRows", "lastYearCount", "lastYear");
        }
        foreach (var (rows, amount) in new[] { ("thisYearToDateRows", "thisYear"), ("lastYearToDateRows", "lastYear") })
        {
            var june = statistics.GetProperty("byMonth").EnumerateArray().ElementAt(5).GetProperty(rows).GetString()!.TrimStart('/');
            Assert.Equal(statistics.GetProperty("byMonth").EnumerateArray().Take(6).Sum(m => m.GetProperty(amount).GetDecimal()), (await official.Read(june)).GetProperty("sum").GetDecimal());
        }
        Assert.Equal(Total(statistics.GetProperty("toDate")), Sum(statistics.GetProperty("byMonth"), "thisYear"));
        Assert.Equal(Total(statistics.GetProperty("lastYearWhole")), Sum(statistics.GetProperty("byMonth"), "lastYear"));
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Every_number_is_what_a_plain_count_of_all_contracts_gives(string asOf, string scope, string basis)
    {
        var day = DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture);
        bool Counts(Contract c)
        {
            var district = basis == "absorbed" ? c.Terms.Buyer.District : c.Terms.Seller.District;
            return scope == "350500" ? basis == "registered" || district!.StartsWith("3505", StringComparison.Ordinal) : district == scope;
        }
        var official = await random.Market.SignInAsSupervisor();
        var statistics = await official.Read($"api/contracts/statistics?asOf={asOf}&scope={scope}&basis={basis}");
        var now = random.All.Where(c => Counts(c) && c.RegisteredOn!.Value.Year == day.Year && c.RegisteredOn <= day).ToList();
        var before = random.All.Where(c => Counts(c) && c.RegisteredOn!.Value.Year == day.Year - 1 && c.RegisteredOn <= day.AddYears(-1)).ToList();
        Assert.Equal(now.Count, statistics.GetProperty("toDate").GetProperty("count").GetInt32());
        Assert.Equal(now.Sum(c => c.Terms.TotalAmount), Total(statistics.GetProperty("toDate")));
        Assert.Equal(before.Sum(c => c.Terms.TotalAmount), Total(statistics.GetProperty("lastYearSamePeriod")));
        var growth = Growth.Of(now.Sum(c => c.Terms.TotalAmount!.Value), before.Sum(c => c.Terms.TotalAmount!.Value));
        var shown = statistics.GetProperty("growth");
        Assert.Equal(growth, shown.ValueKind == JsonValueKind.Null ? null : shown.GetDecimal());
    }

    [Fact]
    public async Task The_two_zones_count_for_themselves_and_in_the_city()
    {
        var official = await random.Market.SignInAsSupervisor();
        var city = await official.Read("api/contracts/statistics?asOf=2025-12-31&basis=output");
        foreach (var zone in new[] { "3505Z1", "3505Z2" })
        {
            var slice = city.GetProperty("byDistrict").EnumerateArray().Single(s => s.GetProperty("code").GetString() == zone);
            var alone = await official.Read($"api/contracts/statistics?asOf=2025-12-31&basis=output&scope={zone}");
            Assert.True(slice.GetProperty("totalAmount").GetDecimal() > 0);
            Assert.Equal(slice.GetProperty("totalAmount").GetDecimal(), Total(alone.GetProperty("toDate")));
        }
    }

    [Fact]
    public async Task Registered_output_and_absorbed_are_three_different_totals()
    {
        var official = await random.Market.SignInAsSupervisor();
        var totals = new HashSet<decimal>();
        foreach (var basis in new[] { "registered", "output", "absorbed" })
        {
            totals.Add(Total((await official.Read($"api/contracts/statistics?asOf=2025-12-31&basis={basis}")).GetProperty("toDate")));
        }
        Assert.Equal(3, totals.Count);
    }

    [Fact]
    public async Task The_rows_come_page_by_page_without_loss()
    {
        var official = await random.Market.SignInAsSupervisor();
        var (sum, count, next) = (0m, 0, "");
        do
        {
            var page = await official.Read($"api/contracts/registered?from=2025-01-01&to=2025-12-31&limit=23{(next.Length > 0 ? $"&after={next}" : "")}");
            sum += Sum(page.GetProperty("items"), "totalAmount");
            count += page.GetProperty("items").GetArrayLength();
            next = page.GetProperty("next").GetString() ?? "";
            Assert.Equal(random.All.Count(c => c.RegisteredOn!.Value.Year == 2025), page.GetProperty("count").GetInt32());
        }
        while (next.Length > 0);
        Assert.Equal(random.All.Count(c => c.RegisteredOn!.Value.Year == 2025), count);
        Assert.Equal(random.All.Where(c => c.RegisteredOn!.Value.Year == 2025).Sum(c => c.Terms.TotalAmount), sum);
    }

    [Theory]
    [InlineData("statistics?basis=everything")]
    [InlineData("statistics?scope=110000")]
    [InlineData("statistics?asOf=yesterday")]
    [InlineData("statistics?asOf=0001-01-01")]
    [InlineData("registered?type=XYZ")]
    [InlineData("registered?district=1")]
    [InlineData("registered?side=left")]
    public async Task An_unknown_view_is_400(string view)
    {
        var official = await random.Market.SignInAsSupervisor();
        using var answer = await official.GetAsync($"api/contracts/{view}");
        await answer.MustBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("registered", "2025-13-01|00000000-0000-0000-0000-000000000000")]
    [InlineData("registered", "x")]
    [InlineData("queue", "-1|00000000-0000-0000-0000-000000000000")]
    [InlineData("queue", "9223372036854775807|00000000-0000-0000-0000-000000000000")]
    [InlineData("queue", "x")]
    public async Task A_cursor_that_was_made_up_is_400(string list, string key)
    {
        var registrar = await random.Market.SignInAsRegistrar();
        using var answer = await registrar.GetAsync($"api/contracts/{list}?after={Paging.Cursor(key)}");
        await answer.MustBe(HttpStatusCode.BadRequest);
        Assert.True((await answer.Json()).GetProperty("errors").TryGetProperty("after", out _));
    }

    [Fact]
    public async Task Two_who_set_the_first_goal_at_once_do_not_fail_and_one_is_told()
    {
        var supervisor = await random.Market.SignInAsSupervisor();
        for (var year = 2060; year < 2070; year++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(1, 4).Select(i => Set(supervisor, year, i * 0.1m)));
            Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
            Assert.Equal(3, answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed));
            Array.ForEach(answers, answer => answer.Dispose());
        }

        static async Task<HttpResponseMessage> Set(HttpClient supervisor, int year, decimal growth)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, $"api/contracts/goals/{year}") { Content = JsonContent.Create(new { growth }) };
            request.Headers.IfMatch.Add(new("\"0\""));
            return await supervisor.SendAsync(request);
        }
    }

    [Fact]
    public async Task A_goal_is_changed_only_by_who_saw_it()
    {
        var supervisor = await random.Market.SignInAsSupervisor();
        const string Path = "api/contracts/goals/2071?scope=350582";
        using (var first = await supervisor.PutSeen(Path, new { growth = 0.2m }))
        {
            await first.MustBe(HttpStatusCode.OK);
            Assert.NotNull(first.Headers.ETag);
        }
        using (var blind = await supervisor.PutAsJsonAsync(Path, new { growth = 0.3m }))
        {
            await blind.MustBe(HttpStatusCode.PreconditionRequired);
        }
        using (var seen = await supervisor.PutSeen(Path, new { growth = 0.3m }))
        {
            await seen.MustBe(HttpStatusCode.OK);
        }
        Assert.Equal(0.3m, (await supervisor.Read(Path)).GetProperty("growth").GetDecimal());
    }

    [Fact]
    public async Task A_goal_is_thirty_percent_until_a_supervisor_sets_another()
    {
        var (supervisor, registrar) = (await random.Market.SignInAsSupervisor(), await random.Market.SignInAsRegistrar());
        Assert.True((await supervisor.Read("api/contracts/goals/2025?scope=350582")).GetProperty("isUsual").GetBoolean());
        using (var forbidden = await registrar.PutAsJsonAsync("api/contracts/goals/2025?scope=350582", new { growth = 0.5m }))
        {
            await forbidden.MustBe(HttpStatusCode.Forbidden);
        }
        using (var set = await supervisor.PutSeen("api/contracts/goals/2025?scope=350582", new { growth = 0.5m }))
        {
            await set.MustBe(HttpStatusCode.OK);
        }
        var statistics = await supervisor.Read("api/contracts/statistics?asOf=2025-06-30&scope=350582");
        var goal = statistics.GetProperty("goal");
        Assert.Equal(0.5m, goal.GetProperty("growth").GetDecimal());
        Assert.Equal(decimal.Round(Total(statistics.GetProperty("lastYearWhole")) * 1.5m, 2, MidpointRounding.AwayFromZero), goal.GetProperty("target").GetDecimal());
        using var both = await supervisor.PutAsJsonAsync("api/contracts/goals/2025", new { growth = 0.5m, target = 1m });
        await both.MustBe(HttpStatusCode.BadRequest);
        Assert.Contains("只能填写增长率或目标金额其中一项", await both.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_share_of_gdp_is_shown_where_a_supervisor_entered_the_gdp()
    {
        var (supervisor, registrar) = (await random.Market.SignInAsSupervisor(), await random.Market.SignInAsRegistrar());
        const string Statistics = "api/contracts/statistics?asOf=2025-06-30&scope=350583";
        Assert.Empty((await supervisor.Read(Statistics)).GetProperty("gdp").EnumerateArray());
        await Set(registrar, 2024, new { amount = 1m, source = "公报" }, HttpStatusCode.Forbidden);
        await Set(supervisor, 2024, new { amount = 0m, source = " " }, HttpStatusCode.BadRequest);
        await Set(supervisor, 2024, new { amount = 2_000_000_000m, source = "2024 年统计公报" }, HttpStatusCode.OK);
        await Set(supervisor, 2025, new { amount = 1_000_000_000m, source = "2025 年上半年" }, HttpStatusCode.OK);
        await Set(supervisor, 2025, new { amount = 1m, source = "未看过前一个数" }, HttpStatusCode.PreconditionFailed);
        var read = await supervisor.Read(Statistics);
        Assert.Equal(
            new[] { (2025, Total(read.GetProperty("toDate")), 1_000_000_000m), (2024, Total(read.GetProperty("lastYearWhole")), 2_000_000_000m) }
                .Select(year => (year.Item1, year.Item2, decimal.Round(year.Item2 / year.Item3, 4, MidpointRounding.AwayFromZero))),
            read.GetProperty("gdp").EnumerateArray().Select(one => (one.GetProperty("year").GetInt32(), Total(one), one.GetProperty("share").GetDecimal())));
        Assert.Equal(["2025 年上半年"], (await registrar.Read("api/contracts/gdp/2025")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("source").GetString()));

        static async Task Set(HttpClient client, int year, object figure, HttpStatusCode answered)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, $"api/contracts/gdp/{year}?scope=350583") { Content = JsonContent.Create(figure) };
            request.Headers.IfMatch.Add(new("\"0\""));
            using var answer = await client.SendAsync(request);
            await answer.MustBe(answered);
        }
    }

    /// <summary>2013: 7469.13 亿元 of 56.88 万亿元, printed as 1.31 %.</summary>
    [Fact]
    public void The_share_of_2013_is_the_printed_one() => Assert.Equal(0.0131m,
        GdpShare.Of(new Gdp { Year = 2013, Scope = "350500", Amount = 56_884_500_000_000m }, new Figure(294_929, 746_913_000_000m, 0, "")).Share);

    [Fact]
    public async Task Statistics_are_for_officials()
    {
        var enterprise = await random.Market.SignInAsEnterprise();
        using var answer = await enterprise.GetAsync("api/contracts/statistics");
        await answer.MustBe(HttpStatusCode.Forbidden);
    }

    public static TheoryData<string, string, string> Views()
    {
        var (views, dice) = (new TheoryData<string, string, string>(), new Random(20260301));
        foreach (var basis in new[] { "registered", "output", "absorbed" })
        {
            views.Add("2025-12-31", "350500", basis);
            for (var i = 0; i < 3; i++)
            {
                var day = new DateOnly(2024, 1, 1).AddDays(dice.Next(3 * 365));
                var scope = dice.Next(2) == 0 ? "350500" : Districts.Quanzhou.All[dice.Next(13)].Value;
                views.Add($"{day:yyyy-MM-dd}", scope, basis);
            }
        }
        return views;
    }

    private static async Task MustAddUp(HttpClient official, JsonElement figure, string rows = "rows", string count = "count", string amount = "totalAmount")
    {
        var address = figure.GetProperty(rows).GetString()!;
        var behind = await official.Read($"{address.TrimStart('/')}&limit=200");
        Assert.True(figure.GetProperty(count).GetInt32() == behind.GetProperty("count").GetInt32(), address);
        Assert.True(figure.GetProperty(amount).GetDecimal() == behind.GetProperty("sum").GetDecimal(), address);
        if (behind.GetProperty("next").ValueKind == JsonValueKind.Null)
        {
            Assert.Equal(figure.GetProperty(count).GetInt32(), behind.GetProperty("items").GetArrayLength());
            Assert.Equal(figure.GetProperty(amount).GetDecimal(), Sum(behind.GetProperty("items"), "totalAmount"));
        }
    }

    private static decimal Total(JsonElement figure) => figure.GetProperty("totalAmount").GetDecimal();

    private static decimal Sum(JsonElement list, string amount) => list.EnumerateArray().Sum(item => item.GetProperty(amount).GetDecimal());
}
