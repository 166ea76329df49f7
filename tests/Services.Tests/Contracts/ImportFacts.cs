using System.Net;
using System.Text;
using System.Text.Json;
using TechMarket.Platform;
using TechMarket.Tests.Support;
using Xunit;

namespace TechMarket.Tests.Contracts;

/// <summary>Last year's base comes in by file.</summary>
public sealed class ImportFacts : IClassFixture<SharedMarket>
{
    private readonly Market market;

    public ImportFacts(SharedMarket shared) => market = shared.Market;

    [Fact]
    public async Task Imported_contracts_count_and_coming_again_changes_nothing()
    {
        var file = string.Join('\n', Row("a", 100.50m), Row("b", 200m), Row("c", 300m, "2019350500000007"));
        var first = await Import(file, "base-a");
        Assert.Equal(("done", 3, 0), (first.GetProperty("status").GetString(), first.GetProperty("added").GetInt32(), first.GetProperty("changed").GetInt32()));
        var official = await market.SignInAsSupervisor();
        var year = await official.Read("api/contracts/statistics?asOf=2019-12-31");
        Assert.Equal(600.50m, year.GetProperty("toDate").GetProperty("totalAmount").GetDecimal());
        var rows = await official.Read("api/contracts/registered?from=2019-01-01&to=2019-12-31");
        var numbers = rows.GetProperty("items").EnumerateArray().Select(r => r.GetProperty("number").GetString()).Order().ToList();
        Assert.Equal(["2019350500000007", "2019350599000001", "2019350599000002"], numbers);

        var again = await Import(file, "base-a");
        Assert.Equal((0, 0, 3), (again.GetProperty("added").GetInt32(), again.GetProperty("changed").GetInt32(), again.GetProperty("unchanged").GetInt32()));
        var corrected = await Import(file.Replace("200", "250", StringComparison.Ordinal), "base-a");
        Assert.Equal((0, 1, 2), (corrected.GetProperty("added").GetInt32(), corrected.GetProperty("changed").GetInt32(), corrected.GetProperty("unchanged").GetInt32()));
        var after = await official.Read("api/contracts/registered?from=2019-01-01&to=2019-12-31");
        Assert.Equal(650.50m, after.GetProperty("sum").GetDecimal());
        Assert.Equal(numbers, after.GetProperty("items").EnumerateArray().Select(r => r.GetProperty("number").GetString()).Order());
        Assert.True((await market.Anyone.Read("api/contracts/certificates/2019350599000002")).GetProperty("intact").GetBoolean());
    }

    [Fact]
    public async Task One_bad_row_keeps_the_whole_file_out_and_every_fault_is_named()
    {
        var file = string.Join('\n', Row("x1", 100m), Row("x2", 1m).Replace("\"DEV\"", "\"???\"", StringComparison.Ordinal),
            Row("x3", 1m).Replace("\"technologyAmount\":1", "\"technologyAmount\":2", StringComparison.Ordinal), Row("x4", 1m, "12"));
        var job = await Import(file, "base-x");
        Assert.Equal("failed", job.GetProperty("status").GetString());
        Assert.Equal([(2, "type"), (3, "technologyAmount"), (4, "number")], Faults(job));
        var official = await market.SignInAsSupervisor();
        Assert.Equal(0, (await official.Read("api/contracts/registered?from=2018-01-01&to=2018-12-31")).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task A_number_of_another_contract_is_a_fault()
    {
        await Import(Row("n1", 1m, "2017350500000001", 2017), "base-n");
        var job = await Import(Row("n2", 1m, "2017350500000001", 2017), "base-m");
        Assert.Equal("failed", job.GetProperty("status").GetString());
        Assert.Equal("number", job.GetProperty("faults")[0].GetProperty("column").GetString());
    }

    [Fact]
    public async Task Rows_with_faults_are_left_out_where_that_is_asked_for_whoever_finds_the_fault()
    {
        await Import(Row("s1", 1m, "2016350500000001", 2016), "base-s");
        var file = string.Join('\n', Row("s2", 1m, "2016350500000001", 2016), Row("s3", 7m, null, 2016), Row("s4", 1m, "12", 2016));
        Assert.Equal([(1, "number"), (3, "number")], Faults(await Import(file, "base-t")));
        var job = await Import(file, "base-t&skipFaulty=true");
        Assert.Equal(("done", 1, 0), (job.GetProperty("status").GetString(), job.GetProperty("added").GetInt32(), job.GetProperty("unchanged").GetInt32()));
        Assert.Equal([(1, "number"), (3, "number")], Faults(job));
        var rows = await (await market.SignInAsSupervisor()).Read("api/contracts/registered?from=2016-01-01&to=2016-12-31");
        Assert.Equal(8m, rows.GetProperty("sum").GetDecimal());
        Assert.Equal("failed", (await Import(Row("s2", 1m, "2016350500000001", 2016), "base-t&skipFaulty=true")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task What_cannot_have_been_registered_so_is_a_fault()
    {
        var tomorrow = market.Clock.Today().AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var file = string.Join('\n',
            Row("i1", 1m, null, 2015).Replace("\"registeredOn\":\"2015-06-01\"", $"\"registeredOn\":\"{tomorrow}\"", StringComparison.Ordinal),
            Row("i2", 1m, null, 2015).Replace("\"signedOn\":\"2015-06-01\"", "\"signedOn\":\"2015-06-02\"", StringComparison.Ordinal),
            Row("i3", 1m, null, 2015).Replace("\\u4E70\\u65B9", "\\u5356\\u65B9", StringComparison.Ordinal));
        Assert.Equal([(1, "registeredOn"), (2, "signedOn"), (3, "buyerName")], Faults(await Import(file, "base-i")));
    }

    [Fact]
    public async Task A_number_that_came_in_is_not_given_again()
    {
        var (seller, registrar) = (await market.SignInAsInstitute(), await market.SignInAsRegistrar());
        var year = market.Clock.GetUtcNow().AddHours(8).Year;
        await Import(Row("y", 1m, $"{year}350500000900", year), "base-y");
        var today = DateOnly.FromDateTime(market.Clock.GetUtcNow().AddHours(8).DateTime);
        var number = await registrar.Register(await seller.Accepted(registrar, Filing.Content(today)));
        Assert.Equal($"{year}350500000901", number);
    }

    [Fact]
    public async Task Imports_are_for_the_operator()
    {
        var enterprise = await market.SignInAsEnterprise();
        using var content = new StringContent(Row("z", 1m), Encoding.UTF8, "application/x-ndjson");
        using var answer = await enterprise.PostAsync("api/contracts/imports/contracts?source=z", content);
        await answer.MustBe(HttpStatusCode.Forbidden);
    }

    private static IEnumerable<(int, string?)> Faults(JsonElement job) =>
        job.GetProperty("faults").EnumerateArray().Select(fault => (fault.GetProperty("line").GetInt32(), fault.GetProperty("column").GetString()));

    private async Task<JsonElement> Import(string file, string source)
    {
        var service = await market.AsService();
        using var content = new StringContent(file, Encoding.UTF8, "application/x-ndjson");
        using var answer = await service.PostAsync($"api/contracts/imports/contracts?source={source}", content);
        await answer.MustBe(HttpStatusCode.Accepted);
        var id = (await answer.Json()).GetProperty("id").GetGuid();
        JsonElement job = default;
        await Answers.Eventually(async () =>
        {
            job = await service.Read($"api/contracts/imports/{id}");
            return job.GetProperty("status").GetString() is "done" or "failed" ? "" : null;
        });
        return job;
    }

    private static string Row(string id, decimal amount, string? number = null, int? year = null)
    {
        var registered = new DateOnly(year ?? (id.StartsWith('x') ? 2018 : 2019), 6, 1);
        return JsonSerializer.Serialize(new
        {
            externalId = id,
            number,
            title = $"合同 {id}",
            type = "DEV",
            signedOn = registered,
            registeredOn = registered,
            sellerName = "卖方",
            sellerDistrict = "350503",
            sellerKind = "university",
            buyerName = "买方",
            buyerDistrict = "350582",
            buyerKind = "enterprise",
            totalAmount = amount,
            technologyAmount = amount,
            field = "05",
            ip = "none",
            demo = true,
        });
    }
}
