using System.Globalization;
using System.Net;
using TechMarket.Platform;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Contracts;

/// <summary>The sheet of one contract's verified income, and the income of a period as list and file.</summary>
public sealed class IncomeSheetFacts : IClassFixture<SharedMarket>
{
    private static readonly object Whole = new { outcome = "whole" };
    private readonly Market market;

    public IncomeSheetFacts(SharedMarket shared) => market = shared.Market;

    [Fact]
    public async Task The_sheet_adds_up_what_was_verified_and_tells_what_is_left()
    {
        var (path, number, seller, registrar) = await market.Registered();
        foreach (var (amount, decision) in new (decimal, object)[]
        {
            (100_000.01m, Whole), (200_000m, new { outcome = "part", amount = 150_000m, reason = "设备款" }), (7m, new { outcome = "refused", reason = "x" }), (50_000m, Whole),
        })
        {
            await registrar.Step(path, $"receipts/{await seller.Reports(path, market.Money(amount, $"票 {amount}"))}/decision", decision);
        }
        await seller.Reports(path, market.Money(9m));
        var sheet = await seller.Read($"{path}/income-sheet");
        Assert.Equal((number, 1_000_000m, 700_000m, 300_000.01m, 399_999.99m), (sheet.GetProperty("number").GetString(), sheet.GetProperty("totalAmount").GetDecimal(),
            sheet.GetProperty("technologyAmount").GetDecimal(), sheet.GetProperty("verified").GetDecimal(), sheet.GetProperty("room").GetDecimal()));
        Assert.Equal([100_000.01m, 250_000.01m, 300_000.01m], sheet.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("running").GetDecimal()));
        Assert.Equal(["票 100000.01", "票 200000", "票 50000"], sheet.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("voucher").GetString()));
    }

    [Fact]
    public async Task There_is_no_sheet_before_the_registration_nor_for_strangers()
    {
        var seller = await market.SignInAsInstitute();
        using var draft = await seller.GetAsync($"api/contracts/{await seller.Submitted(Filing.Content(market.Clock.Today()))}/income-sheet");
        await draft.MustBe(HttpStatusCode.NotFound);
        var (path, _, _, _) = await market.Registered();
        using var anyone = await market.Anyone.GetAsync($"{path}/income-sheet");
        await anyone.MustBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_income_of_a_period_is_the_same_on_screen_and_in_both_files()
    {
        var (path, number, seller, registrar) = await market.Registered();
        foreach (var amount in new[] { 12_345.67m, 0.01m, 99_999.99m })
        {
            await registrar.Step(path, $"receipts/{await seller.Reports(path, market.Money(amount, "=1+1"))}/decision", Whole);
        }
        var today = market.Clock.Today().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var period = $"from={today}&to={today}";
        var screen = await registrar.Read($"api/contracts/income?{period}&limit=200");
        Assert.Equal(screen.GetProperty("items").EnumerateArray().Sum(line => line.GetProperty("verifiedAmount").GetDecimal()), screen.GetProperty("sum").GetDecimal());
        var rows = Sheets.Read(await registrar.GetByteArrayAsync(new Uri($"api/contracts/income/table?{period}", UriKind.Relative)));
        Assert.Equal(screen.GetProperty("count").GetInt32(), rows.Count - 1);
        Assert.Equal(screen.GetProperty("sum").GetDecimal(), rows.Skip(1).Sum(row => decimal.Parse(row[11], NumberStyles.Float, CultureInfo.InvariantCulture)));
        Assert.Equal(3, rows.Count(row => row[1] == number && row[0] == today && row[9] == "=1+1"));
        var csv = await registrar.GetStringAsync(new Uri($"api/contracts/income/table?{period}&format=csv", UriKind.Relative));
        Assert.Contains(",'=1+1,12345.67,12345.67,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_verified_on_another_day_is_not_in_the_period()
    {
        var (path, number, seller, registrar) = await market.Registered();
        var receipt = await seller.Reports(path, market.Money(1m));
        await registrar.Step(path, $"receipts/{receipt}/decision", Whole);
        var day = market.Clock.Today();
        async Task<bool> Has(DateOnly from, DateOnly to) =>
            (await registrar.GetStringAsync(new Uri($"api/contracts/income/table?format=csv&from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}", UriKind.Relative))).Contains(number, StringComparison.Ordinal);
        Assert.True(await Has(day, day));
        Assert.False(await Has(day.AddDays(1), day.AddDays(30)));
        Assert.False(await Has(day.AddDays(-30), day.AddDays(-1)));
        // The last moment of a day in China is the afternoon before in UTC.
        await market.Run($"update contracts.receipts set decided_at = timestamptz '{day.AddDays(-2):yyyy-MM-dd} 23:59:59+08' where id = '{receipt}'");
        Assert.True(await Has(day.AddDays(-2), day.AddDays(-2)));
        Assert.False(await Has(day.AddDays(-1), day));
    }

    [Fact]
    public async Task A_period_is_read_page_by_page_by_officials_only()
    {
        var (path, _, seller, registrar) = await market.Registered();
        foreach (var amount in new[] { 1m, 2m, 3m })
        {
            await registrar.Step(path, $"receipts/{await seller.Reports(path, market.Money(amount))}/decision", Whole);
        }
        var (ids, next) = (new List<Guid>(), (string?)"");
        while (next is not null)
        {
            var page = await registrar.Read($"api/contracts/income?limit=2&after={next}");
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(line => line.GetProperty("id").GetGuid()));
            next = page.GetProperty("next").GetString();
        }
        Assert.Equal((await registrar.Read("api/contracts/income?limit=1")).GetProperty("count").GetInt32(), ids.Distinct().Count());
        Assert.Equal(ids.Count, ids.Distinct().Count());
        using var backwards = await registrar.GetAsync("api/contracts/income?from=2026-02-01&to=2026-01-31");
        await backwards.MustBe(HttpStatusCode.BadRequest);
        foreach (var list in new[] { "income", "income/table", "receipts" })
        {
            using var notTheirs = await seller.GetAsync($"api/contracts/{list}");
            await notTheirs.MustBe(HttpStatusCode.Forbidden);
        }
    }
}
