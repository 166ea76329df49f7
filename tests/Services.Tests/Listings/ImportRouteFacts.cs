using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TechMarket.Listings;
using TechMarket.Platform.Importing;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Listings;

/// <summary>Files of needs and results through the front door.</summary>
public sealed class ImportRouteFacts : IClassFixture<SharedMarket>
{
    private readonly Market market;

    public ImportRouteFacts(SharedMarket shared) => market = shared.Market;

    [Fact]
    public async Task A_file_is_loaded_whole_and_the_same_again_changes_nothing()
    {
        const string file = """
            {"id":"1","title":"防爆锂电池","text":"电池存在安全隐患"}
            {"id":"2","title":"立方氮化硼单晶","problem":"韧性不足","field":"05","budgetTo":500000,"creditCode":"91350502DEMA00013R"}
            """;
        var first = await Import("needs", file, "platform");
        Assert.Equal(("done", 2, 0, 0), Result(first));
        Assert.Equal(("done", 0, 0, 2), Result(await Import("needs", file, "platform")));
        Assert.Equal(("done", 0, 1, 1), Result(await Import("needs", file.Replace("韧性", "强度", StringComparison.Ordinal), "platform")));
        var recent = (await market.Anyone.Read("api/listings/needs/recent?limit=50")).Items().Where(n => n.GetProperty("source").GetString() == "platform").ToList();
        Assert.Equal(2, recent.Count);
        Assert.Contains(recent, n => n.GetProperty("organisationName").GetString() == "市场导入");
    }

    [Fact]
    public async Task What_is_closed_or_edited_here_stays_so_when_its_row_changes_in_the_file()
    {
        const string file = """
            {"id":"closed","title":"已撤下","problem":"旧","improvement":"好","worth":"钱","field":"03","industry":"C17","deadline":"2099-01-01","modes":["DEV"],"creditCode":"91350502DEMA00013R"}
            {"id":"edited","title":"已修改","problem":"旧","improvement":"好","worth":"钱","field":"03","industry":"C17","deadline":"2099-01-01","modes":["DEV"],"creditCode":"91350502DEMA00013R"}
            {"id":"plain","title":"没动过","problem":"旧","creditCode":"91350502DEMA00013R"}
            """;
        using var owner = await market.SignInAsEnterprise();
        await market.PublishedNeed();
        Assert.Equal(("done", 3, 0, 0), Result(await Import("needs", file, "kept")));
        var mine = (await owner.Read("api/listings/needs/mine?limit=200")).Items().Where(n => n.GetProperty("source").GetString() == "kept")
            .ToDictionary(n => n.GetProperty("title").GetString()!, n => $"api/listings/needs/{n.GetProperty("id").GetGuid()}");
        await owner.Post($"{mine["已撤下"]}/withdrawal", new { reason = "不再需要" });
        using (var edited = await owner.PutSeen(mine["已修改"], market.NeedForm("单位自己改的名称")))
        {
            await edited.MustBe(HttpStatusCode.OK);
        }
        Assert.Equal(("done", 0, 1, 2), Result(await Import("needs", file.Replace("旧", "新", StringComparison.Ordinal), "kept")));
        Assert.Equal("withdrawn", (await owner.Read(mine["已撤下"])).GetProperty("status").GetString());
        Assert.Equal("单位自己改的名称", (await owner.Read(mine["已修改"])).GetProperty("title").GetString());
        Assert.Equal("新", (await owner.Read(mine["没动过"])).GetProperty("problem").GetString());
    }

    [Fact]
    public async Task One_bad_row_keeps_all_out_and_every_fault_has_its_line_and_reason()
    {
        const string file = """
            {"id":"1","title":"好的一行"}
            {"id":"2","title":" "}

            not json
            {"id":"1","title":"重复编号"}
            {"id":"5","title":"坏领域","field":"99","maturity":"高"}
            """;
        var job = await Import("needs", file, "broken");
        Assert.Equal(("failed", 0, 0, 0), Result(job));
        var faults = job.GetProperty("faults").EnumerateArray().Select(f => (f.GetProperty("line").GetInt32(), f.GetProperty("column").GetString())).ToList();
        Assert.Equal([(2, "title"), (4, null), (5, "id"), (6, "field"), (6, "maturity")], faults);
        Assert.All(job.GetProperty("faults").EnumerateArray(), fault => Assert.NotEqual("", fault.GetProperty("reason").GetString()));
        Assert.DoesNotContain((await market.Anyone.Read("api/listings/needs/recent?limit=50")).Items(), n => n.GetProperty("source").GetString() == "broken");
        Assert.Equal(("done", 1, 0, 0), Result(await Import("needs", file, "broken", "&skipFaulty=true")));
    }

    /// <summary>Nothing a row holds ends the whole import without naming the row.</summary>
    [Theory]
    [InlineData("""{"id":"x","title":"成果","ip":[{"kind":"invention","number":"a\u0000b"}]}""")]
    [InlineData("""{"id":"x","title":"成果","ip":[{"kind":"\ud800"}]}""")]
    [InlineData("""{"id":"x","title":"成果","publishedAt":"0001-01-01"}""")]
    public async Task A_row_that_cannot_be_stored_is_named(string row)
    {
        var job = await Import("results", """{"id":"1","title":"好的一行"}""" + "\n" + row, "odd");
        Assert.Equal(("failed", 0, 0, 0), Result(job));
        Assert.All(job.GetProperty("faults").EnumerateArray(), fault => Assert.Equal(2, fault.GetProperty("line").GetInt32()));
    }

    /// <summary>Thousands of imported listings do not stand before one that somebody posts by hand.</summary>
    [Fact]
    public async Task What_is_posted_by_hand_is_found_before_a_crowd_of_imported_ones()
    {
        const int crowd = 4000;
        var before = (await market.Anyone.Read("api/search/status")).GetProperty("results").GetInt32();
        var rows = string.Join('\n', Enumerable.Range(1, crowd).Select(i => $$"""{"id":"{{i}}","title":"导入的陶瓷釉料成果 {{i}}"}"""));
        Assert.Equal(("done", crowd, 0, 0), Result(await Import("results", rows, "crowd")));
        var need = await market.PublishedNeed("手工发布的坯釉适应性难题");
        await Answers.Eventually<object>(async () =>
            (await market.Anyone.Read("api/search/listings?kind=need&q=坯釉适应性难题")).Items().Any(hit => hit.GetProperty("id").GetGuid() == need) ? need : null);
        var found = (await market.Anyone.Read("api/search/status")).GetProperty("results").GetInt32() - before;
        Assert.True(found < crowd, "the need was found only after the whole crowd");
    }

    [Fact]
    public async Task A_column_nobody_reads_is_named_and_keeps_nothing_out()
    {
        var job = await Import("needs", "id,title,预算上限\n1,错写列名的需求,500000\n2,,1\n", "misnamed", "&skipFaulty=true");
        Assert.Equal(("done", 1, 0, 0), Result(job));
        Assert.Equal((1, 1), (job.GetProperty("faultyRows").GetInt32(), job.GetProperty("faultCount").GetInt32()));
        var warning = Assert.Single(job.GetProperty("warnings").EnumerateArray());
        Assert.Equal("预算上限", warning.GetProperty("column").GetString());
        Assert.Contains("budgetTo", warning.GetProperty("reason").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Word_lists_become_titles_and_tables_in_gb18030_are_read()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var table = "id,title,keywords,maturity,modes,discipline\r\na1,\"石墨烯, 改性\r\n涤纶\",导电；抗菌,小数,技术转让,\r\na2,陶瓷釉料,\"釉、低温\",6,TRF;LIC,材料\r\n";
        var failed = await Import("results", Encoding.GetEncoding("gb18030").GetBytes(table), "table");
        Assert.Equal([(2, "maturity")], failed.GetProperty("faults").EnumerateArray().Select(f => (f.GetProperty("line").GetInt32(), f.GetProperty("column").GetString())));
        var sound = table.Replace("小数", "4", StringComparison.Ordinal);
        Assert.Equal(("done", 2, 0, 0), Result(await Import("results", Encoding.GetEncoding("gb18030").GetBytes(sound), "table")));
        Assert.Equal(("done", 1, 0, 0), Result(await Import("results", """{"id":"w","title_tokens":"高活性 氟化锂 X 射线 制备 方法"}""", "words")));
        var found = (await market.Anyone.Read("api/listings/results/recent?limit=50")).Items();
        Assert.Contains(found, r => r.GetProperty("title").GetString() == "高活性氟化锂X射线制备方法");
        var first = found.Single(r => r.GetProperty("title").GetString()!.StartsWith("石墨烯", StringComparison.Ordinal));
        Assert.Equal(["导电", "抗菌"], first.GetProperty("keywords").EnumerateArray().Select(k => k.GetString()));
        Assert.Equal("TRF", first.GetProperty("modes")[0].GetString());
    }

    [Fact]
    public async Task A_form_with_a_file_is_taken_too()
    {
        using var client = await market.SignInAsAdministrator();
        using var file = new ByteArrayContent("{\"id\":\"f\",\"title\":\"表单上传\"}"u8.ToArray());
        using var form = new MultipartFormDataContent { { file, "file", "upload.jsonl" } };
        using var answer = await client.PostAsync("api/listings/imports/needs", form);
        await answer.MustBe(HttpStatusCode.Accepted);
        var job = await Ended(client, answer.Headers.Location!.ToString());
        Assert.Equal("upload.jsonl", job.GetProperty("source").GetString());
        Assert.Equal(("done", 1, 0, 0), Result(job));
        Assert.Contains((await client.Read("api/listings/imports")).Items(), j => j.GetProperty("id").GetGuid() == job.GetProperty("id").GetGuid());
    }

    [Theory]
    [InlineData("", "file")]
    [InlineData("[{\"id\":1}]", "file")]
    [InlineData("PK\u0003\u0004\0\0", "file")]
    public async Task What_is_no_such_file_is_refused_at_once(string content, string field)
    {
        using var client = await market.AsService();
        using var body = new StringContent(content);
        using var answer = await client.PostAsync("api/listings/imports/needs", body);
        await answer.MustBe(HttpStatusCode.BadRequest);
        Assert.True((await answer.Json()).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_over_200_MB_is_answered_413_and_leaves_nothing(bool withKey)
    {
        using var client = await market.AsService();
        if (withKey)
        {
            client.DefaultRequestHeaders.Add("Idempotency-Key", $"{Guid.NewGuid()}");
        }
        client.DefaultRequestHeaders.ExpectContinue = true;
        using var body = new StreamContent(new Endless(201L * 1024 * 1024));
        using var answer = await client.PostAsync("api/listings/imports/needs?source=huge", body);
        await answer.MustBe(HttpStatusCode.RequestEntityTooLarge);
        var problem = await answer.Json();
        Assert.Equal("too-large", problem.GetProperty("code").GetString());
        Assert.Contains("200 MB", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain((await client.Read("api/listings/imports")).Items(), job => job.GetProperty("source").GetString() == "huge");
    }

    /// <summary>What a process that died left behind: half way, nothing stored.</summary>
    [Fact]
    public async Task An_import_cut_off_by_a_crash_runs_again()
    {
        var bytes = "{\"id\":\"c\",\"title\":\"中断后继续\"}"u8.ToArray();
        var job = new ImportJob { Kind = "needs", FileName = "cut", Source = "cut", Language = "zh-CN", Status = ImportJob.Running, Attempts = 1, Read = 1, Total = 1 };
        await using (var scope = market.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ListingsDb>();
            db.AddRange(job, new ImportPart { JobId = job.Id, Number = 0, Bytes = bytes });
            await db.SaveChangesAsync();
        }
        using var client = await market.AsService();
        Assert.Equal(("done", 1, 0, 0), Result(await Ended(client, $"api/listings/imports/{job.Id}")));
    }

    [Fact]
    public async Task Enterprises_cannot_import()
    {
        using var client = await market.SignInAsEnterprise();
        using var body = new StringContent("{}");
        using var answer = await client.PostAsync("api/listings/imports/needs", body);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private Task<JsonElement> Import(string kind, string file, string source, string more = "") => Import(kind, Encoding.UTF8.GetBytes(file), source, more);

    private async Task<JsonElement> Import(string kind, byte[] file, string source, string more = "")
    {
        using var client = await market.AsService();
        using var body = new ByteArrayContent(file);
        using var answer = await client.PostAsync($"api/listings/imports/{kind}?source={source}{more}", body);
        await answer.MustBe(HttpStatusCode.Accepted);
        return await Ended(client, answer.Headers.Location!.ToString());
    }

    private static async Task<JsonElement> Ended(HttpClient client, string path) => (JsonElement)await Answers.Eventually<object>(async () =>
        await client.Read(path) is var job && job.GetProperty("status").GetString() is "done" or "failed" ? job : null);

    private static (string?, int, int, int) Result(JsonElement job) => (
        job.GetProperty("status").GetString(), job.GetProperty("added").GetInt32(), job.GetProperty("changed").GetInt32(), job.GetProperty("unchanged").GetInt32());

    /// <summary>A file of blanks that is never held in memory.</summary>
    private sealed class Endless(long length) : MemoryStream
    {
        private long left = length;

        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = (int)Math.Min(buffer.Length, left);
            buffer.Span[..count].Fill((byte)' ');
            left -= count;
            return ValueTask.FromResult(count);
        }
    }
}
