using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using TechMarket.Contracts.Certificates;
using TechMarket.Contracts.Exports;
using TechMarket.Platform;
using TechMarket.Platform.Tables;
using TechMarket.Tests.Support;
using Xunit;

namespace TechMarket.Tests.Contracts;

/// <summary>Lists as files: the same rows and the same cents as on screen, and nothing a spreadsheet would run.</summary>
public sealed class ExportFacts : IClassFixture<SharedMarket>
{
    private const string Dangerous = "=HYPERLINK(\"http://evil.example\",\"点我\")";
    private readonly Market market;

    public ExportFacts(SharedMarket shared) => market = shared.Market;

    [Fact]
    public async Task Registered_contracts_come_out_in_both_formats_with_the_sums_of_the_screen()
    {
        var (seller, registrar) = (await market.SignInAsInstitute(), await market.SignInAsRegistrar());
        var numbers = new List<string>();
        foreach (var total in new[] { 1_234_567.89m, 0.01m, 4_999_999.99m })
        {
            numbers.Add(await registrar.Register(await seller.Accepted(registrar, Filing.Content(market.Clock.Today(), total, total, $"导出 {total}"))));
        }
        var screen = await registrar.Read("api/contracts/registered?type=DEV&limit=100");
        var rows = Sheets.Read(await registrar.GetByteArrayAsync(new Uri("api/contracts/registered/table?type=DEV", UriKind.Relative)));
        Assert.Equal(["合同登记编号", "合同名称"], rows[0].Take(2));
        Assert.Equal(screen.GetProperty("items").EnumerateArray().Select(line => line.GetProperty("number").GetString()), rows.Skip(1).Select(row => row[0]));
        Assert.Equal(screen.GetProperty("sum").GetDecimal(), rows.Skip(1).Sum(row => Number(row[9])));
        Assert.Equal(market.Clock.Today().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), rows[1][14]);

        var csv = await registrar.GetByteArrayAsync(new Uri("api/contracts/registered/table?type=DEV&format=csv", UriKind.Relative));
        Assert.Equal([0xEF, 0xBB, 0xBF], csv[..3]);
        var lines = Encoding.UTF8.GetString(csv[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(screen.GetProperty("sum").GetDecimal(), lines.Skip(1).Sum(line => Number(line.Split(',')[9])));
        Assert.Contains(lines, line => line.StartsWith(numbers[1], StringComparison.Ordinal) && line.Contains(",0.01,", StringComparison.Ordinal));

        Assert.Single(Sheets.Read(await registrar.GetByteArrayAsync(new Uri("api/contracts/registered/table?type=LIC", UriKind.Relative))));
    }

    [Fact]
    public async Task A_text_that_looks_like_a_formula_stays_a_text()
    {
        var (seller, registrar) = (await market.SignInAsInstitute(), await market.SignInAsRegistrar());
        await seller.Submitted(Filing.Content(market.Clock.Today(), title: Dangerous));
        foreach (var (client, list) in new[] { (seller, "mine"), (registrar, "queue") })
        {
            var csv = await client.GetStringAsync(new Uri($"api/contracts/{list}/table?format=csv", UriKind.Relative));
            Assert.Contains("\"'=HYPERLINK(\"\"http", csv, StringComparison.Ordinal);
            Assert.DoesNotContain(",\"=HYP", csv, StringComparison.Ordinal);
            var xlsx = await client.GetByteArrayAsync(new Uri($"api/contracts/{list}/table", UriKind.Relative));
            Assert.Contains(Sheets.Read(xlsx), row => row[1] == Dangerous);
            Assert.DoesNotContain("<f>", Sheets.Part(xlsx, "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
            Assert.Contains("t=\"inlineStr\" s=\"5\"><is><t xml:space=\"preserve\">=HYPERLINK", Sheets.Part(xlsx, "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_queue_as_a_file_is_narrowed_as_on_the_screen()
    {
        var (seller, registrar) = (await market.SignInAsInstitute(), await market.SignInAsRegistrar());
        const string title = "刚提交、还没有期限的合同";
        await seller.Submitted(Filing.Content(market.Clock.Today(), title: title));
        async Task<List<string>> Titles(string query) =>
            [.. Sheets.Read(await registrar.GetByteArrayAsync(new Uri($"api/contracts/queue/table?{query}", UriKind.Relative))).Select(row => row[1])];
        Assert.Contains(title, await Titles("status=submitted"));
        Assert.DoesNotContain(title, await Titles("status=accepted"));
        Assert.DoesNotContain(title, await Titles("overdue=true"));
    }

    [Fact]
    public async Task Only_those_who_see_a_list_get_it_as_a_file()
    {
        using var enterprise = await (await market.SignInAsEnterprise()).GetAsync("api/contracts/registered/table");
        await enterprise.MustBe(HttpStatusCode.Forbidden);
        using var anyone = await market.Anyone.GetAsync("api/contracts/queue/table");
        await anyone.MustBe(HttpStatusCode.Unauthorized);
        using var odd = await (await market.SignInAsRegistrar()).GetAsync("api/contracts/queue/table?format=pdf");
        await odd.MustBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_statistics_table_holds_ten_thousands_to_the_cent_and_prints_two_decimals()
    {
        var (seller, registrar) = (await market.SignInAsInstitute(), await market.SignInAsRegistrar());
        await registrar.Register(await seller.Accepted(registrar, Filing.Content(market.Clock.Today(), 12_345m, 12_345m)));
        var screen = await registrar.Read("api/contracts/statistics");
        var rows = Sheets.Read(await registrar.GetByteArrayAsync(new Uri("api/contracts/statistics/table", UriKind.Relative)));
        var total = screen.GetProperty("toDate").GetProperty("totalAmount").GetDecimal();
        Assert.Equal(total / 10_000, Number(rows[1][3]));
        Assert.Equal("合同成交额（万元）", rows[0][3]);
        Assert.Contains(rows, row => row is ["合同类型", "技术开发", ..]);
        var slices = new[] { "byDistrict", "byType", "byField" }.SelectMany(name => screen.GetProperty(name).EnumerateArray())
            .Concat(screen.GetProperty("breakdowns").EnumerateArray().SelectMany(one => one.GetProperty("slices").EnumerateArray()));
        Assert.Equal(
            slices.Select(slice => slice.GetProperty("totalAmount").GetDecimal() / 10_000),
            rows.Skip(2).Select(row => Number(row[3])));
        using var printed = await registrar.GetAsync("api/contracts/statistics/table?format=csv&basis=output&scope=350582");
        Assert.Contains("350582-output", printed.Content.Headers.ContentDisposition?.FileNameStar, StringComparison.Ordinal);
        var lines = (await printed.Content.ReadAsStringAsync()).Trim().Split("\r\n");
        Assert.StartsWith("合计,晋江市，输出", lines[1], StringComparison.Ordinal);
        Assert.All(lines.Skip(1), line => Assert.Matches(@"^\d+\.\d{2}$", line.Split(',')[3]));
    }

    [Fact]
    public async Task The_statistics_as_a_paper_say_what_the_table_says()
    {
        var (seller, registrar) = (await market.SignInAsInstitute(), await market.SignInAsRegistrar());
        await registrar.Register(await seller.Accepted(registrar, Filing.Content(market.Clock.Today(), 1_234_567.80m, 1_234_567.80m)));
        var rows = Sheets.Read(await registrar.GetByteArrayAsync(new Uri("api/contracts/statistics/table", UriKind.Relative)));
        using var answer = await registrar.GetAsync("api/contracts/statistics/table?format=pdf");
        await answer.MustBe(HttpStatusCode.OK);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        var text = PdfText.Dense(await PdfText.Of(await answer.Content.ReadAsByteArrayAsync()));
        Assert.Contains("技术合同统计表泉州市，登记（按登记机构）", text, StringComparison.Ordinal);
        Assert.All(rows.Skip(1), row => Assert.Contains(PdfText.Dense(
            $"{row[0]}{row[1]}{Number(row[2]):#,##0}{Number(row[3]):#,##0.00}{Number(row[4]):#,##0.00}{Number(row[5]):#,##0}{Number(row[6]):#,##0.00}"), text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_paper_takes_as_many_pages_as_its_rows_need_each_with_the_headers()
    {
        var fonts = new PaperFont(new Settings(new ConfigurationBuilder().Build()));
        var paper = new TablePaper("统计表", "说明", [new TableColumn("项目", Width: 30), new TableColumn("金额", TableStyle.Money)], fonts);
        var text = PdfText.Dense(await PdfText.Of(paper.Draw(Enumerable.Range(1, 60).Select(row => new object?[] { $"第{row}行", row * 1000.5m }))));
        Assert.Equal(["第1页", "第2页", "第3页"], Regex.Matches(text, "第[0-9]+页").Select(page => page.Value));
        Assert.Equal(3, Regex.Count(text, "项目金额"));
        Assert.All(Enumerable.Range(1, 60), row => Assert.Contains($"第{row}行{row * 1000.5m:#,##0.00}", text, StringComparison.Ordinal));
        Assert.Contains("第1页", PdfText.Dense(await PdfText.Of(paper.Draw([]))), StringComparison.Ordinal);
    }

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
