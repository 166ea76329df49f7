using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using TechMarket.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace TechMarket.Tests.Contracts;

/// <summary>Last year's base comes in as an Excel workbook.</summary>
public sealed class SheetImportFacts(SharedMarket shared, ITestOutputHelper output) : IClassFixture<SharedMarket>
{
    private static readonly object?[] Header =
        ["externalId", "title", "type", "registeredOn", "sellerName", "sellerDistrict", "buyerName", "buyerDistrict", "totalAmount", "technologyAmount", "field"];

    private Market Market => shared.Market;

    [Fact]
    public async Task Ten_thousand_rows_come_in_once_and_again_change_nothing()
    {
        var book = new Workbook().Row(Header);
        for (var i = 0; i < 10_000; i++)
        {
            book.Row(Row($"t{i}", 1000.01 + i, 2015));
        }
        var (file, began) = (book.File(), Stopwatch.GetTimestamp());
        var job = await Import(file, "big");
        output.WriteLine($"10,000 rows in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s");
        Assert.Equal(("done", 10_000), (job.GetProperty("status").GetString(), job.GetProperty("added").GetInt32()));
        var official = await Market.SignInAsSupervisor();
        Assert.Equal(Enumerable.Range(0, 10_000).Sum(i => 1000.01m + i), (await official.Read("api/contracts/registered?from=2015-01-01&to=2015-12-31")).GetProperty("sum").GetDecimal());
        var again = await Import(file, "big");
        Assert.Equal((0, 0, 10_000), (again.GetProperty("added").GetInt32(), again.GetProperty("changed").GetInt32(), again.GetProperty("unchanged").GetInt32()));
    }

    [Fact]
    public async Task A_preview_says_what_would_come_in_and_stores_nothing()
    {
        var file = new Workbook().Row(Header).Row(Row("p1", 1, 2014)).Row(Row("p2", 2, 2014)).File();
        var job = await Import(file, "preview", "&preview=true");
        Assert.Equal(("checked", 2), (job.GetProperty("status").GetString(), job.GetProperty("added").GetInt32()));
        var official = await Market.SignInAsSupervisor();
        Assert.Equal(0, (await official.Read("api/contracts/registered?from=2014-01-01&to=2014-12-31")).GetProperty("count").GetInt32());
        Assert.Equal("done", (await Import(file, "preview")).GetProperty("status").GetString());
        Assert.Equal(2, (await official.Read("api/contracts/registered?from=2014-01-01&to=2014-12-31")).GetProperty("count").GetInt32());
        Assert.Equal("failed", (await Import(new Workbook().Row(Header).Row(Row("p3", -1, 2014)).File(), "preview", "&preview=true")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_refused_file_comes_back_with_its_faults_marked_and_goes_in_once_mended()
    {
        var bad = Row("m2", 5, 2013);
        bad[2] = "???";
        var job = await Import(new Workbook().Row(Header).Row(Row("m1", 4, 2013)).Row(bad).File(), "marked");
        Assert.Equal("failed", job.GetProperty("status").GetString());
        var fault = Assert.Single(job.GetProperty("faults").EnumerateArray());
        Assert.Equal((3, "type"), (fault.GetProperty("line").GetInt32(), fault.GetProperty("column").GetString()));
        var service = await Market.AsService();
        var marked = await service.GetByteArrayAsync(new Uri($"api/contracts/imports/{job.GetProperty("id").GetGuid()}/marked", UriKind.Relative));
        var rows = Sheets.Read(marked);
        Assert.Equal(Header.Length + 1, rows[0].Count);
        Assert.Equal(("m1", Header.Length), (rows[1][0], rows[1].Count));
        Assert.Equal(("m2", "???"), (rows[2][0], rows[2][2]));
        Assert.StartsWith("type：", rows[2][^1], StringComparison.Ordinal);
        Assert.Single(Sheets.Part(marked, "xl/worksheets/sheet1.xml").Split("s=\"6\"").Skip(1));

        var mended = new Workbook();
        rows[2][2] = "DEV";
        rows.ForEach(row => mended.Row([.. row]));
        var done = await Import(mended.File(), "marked");
        Assert.Equal(("done", 2, 0), (done.GetProperty("status").GetString(), done.GetProperty("added").GetInt32(), done.GetProperty("warnings").GetArrayLength()));
    }

    [Fact]
    public async Task Names_with_radicals_come_in_as_characters()
    {
        var row = Row("k1", 4, 2012);
        row[1] = "⽇⽤品⻋间改造";
        await Import(new Workbook().Row(Header).Row(row).File(), "radicals");
        var official = await Market.SignInAsSupervisor();
        Assert.Equal("日用品车间改造", (await official.Read("api/contracts/registered?from=2012-01-01&to=2012-12-31")).GetProperty("items")[0].GetProperty("title").GetString());
    }

    public static TheoryData<string, string> NotTaken => new()
    {
        { "macros", "含有宏" }, { "bomb", "解压后过大" }, { "cut", "不是完整的 Excel" }, { "word", "不是 Excel 工作簿" }, { "xls", ".xls" },
        { "utf16", "UTF-16" }, { "noise", "既不是 UTF-8 也不是 GB18030" }, { "pdf", "不是文本文件" },
    };

    [Theory, MemberData(nameof(NotTaken))]
    public async Task A_file_that_is_not_taken_is_refused_at_once_and_leaves_nothing(string file, string reason)
    {
        var service = await Market.AsService();
        var before = (await service.Read("api/contracts/imports")).GetProperty("items").GetArrayLength() == 0 ? "" : (await service.Read("api/contracts/imports")).GetProperty("items")[0].GetProperty("id").GetString();
        using var content = new ByteArrayContent(Bad(file));
        using var answer = await service.PostAsync("api/contracts/imports/contracts?source=bad", content);
        await answer.MustBe(HttpStatusCode.BadRequest);
        Assert.Contains(reason, (await answer.Json()).GetProperty("detail").GetString(), StringComparison.Ordinal);
        var after = (await service.Read("api/contracts/imports")).GetProperty("items");
        Assert.Equal(before, after.GetArrayLength() == 0 ? "" : after[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task More_than_200_MB_are_refused_before_they_are_stored()
    {
        var service = await Market.AsService();
        using var content = new StreamContent(new MemoryStream(new byte[16]));
        content.Headers.ContentLength = 201L * 1024 * 1024;
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/contracts/imports/contracts?source=huge") { Content = content };
        request.Headers.ExpectContinue = true;
        using var answer = await service.SendAsync(request);
        await answer.MustBe(HttpStatusCode.RequestEntityTooLarge);
    }

    private static byte[] Bad(string file) => file switch
    {
        "macros" => new Workbook().Row("a").Part("xl/vbaProject.bin", [1]).File(),
        "bomb" => new Workbook().Row("a").Part("xl/sharedStrings.xml", Encoding.ASCII.GetBytes($"<sst>{new string(' ', 60_000_000)}</sst>")).File(),
        "cut" => new Workbook().Row("a").File()[..200],
        "word" => Word(),
        "xls" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0],
        "utf16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("externalId,title\r\n")],
        "noise" => [.. "externalId,title\r\n1,"u8, 0xFF, 0xFF, 0x80, 0x0A],
        _ => [.. "%PDF-1.4 "u8, 0],
    };

    private static byte[] Word()
    {
        using var file = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(file, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry("word/document.xml").Open();
            part.Write("<document/>"u8);
        }
        return file.ToArray();
    }

    private static object?[] Row(string id, double amount, int year) =>
        [id, $"合同 {id}", "DEV", new DateOnly(year, 6, 1), "卖方", "350503", "买方", "350582", amount, amount, "05"];

    private async Task<JsonElement> Import(byte[] file, string source, string more = "")
    {
        var service = await Market.AsService();
        using var content = new ByteArrayContent(file);
        using var answer = await service.PostAsync($"api/contracts/imports/contracts?source={source}{more}", content);
        await answer.MustBe(HttpStatusCode.Accepted);
        var id = (await answer.Json()).GetProperty("id").GetGuid();
        JsonElement job = default;
        await Answers.Eventually(async () =>
        {
            job = await service.Read($"api/contracts/imports/{id}");
            return job.GetProperty("status").GetString() is "done" or "failed" or "checked" ? "" : null;
        }, 300);
        return job;
    }
}
