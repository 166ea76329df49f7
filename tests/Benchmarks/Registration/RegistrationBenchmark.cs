using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using TechMarket.Platform;
using TechMarket.Tests.Support;

namespace TechMarket.Benchmarks.Registration;

/// <summary>What a seller and a registrar wait for, in an office whose register already holds ten thousand contracts, a thousand of them of the same two parties.</summary>
internal sealed class RegistrationBenchmark : IBenchmark
{
    private const int Register = 10_000;
    private const int Papers = 40;
    private const int Typed = 200;
    private const string Buyer = "石狮某鞋业有限公司";
    private static readonly string[] columns =
        ["externalId", "title", "type", "registeredOn", "sellerName", "sellerDistrict", "buyerName", "buyerDistrict", "totalAmount", "technologyAmount", "field", "subject"];

    private readonly List<Row> rows = [];

    public string Name => "registration";

    public string About => "findings while a form is typed, certificates in hand, a register from Excel";

    public async Task<IReadOnlyList<Row>> Run()
    {
        await using var market = await ProcessMarket.Open(door: false);
        using var seller = await market.SignInAsInstitute();
        using var registrar = await market.SignInAsRegistrar();
        var name = (await seller.Read("api/identity/me")).GetProperty("organisation").GetProperty("name").GetString()!;
        await Import(market, name);
        var papers = new List<double>();
        for (var number = 0; number < Papers; number++)
        {
            papers.Add(await Registered(market, seller, registrar, Content(market.Clock.Today(), number)));
        }
        Add("registered → certificate in hand", papers, 5000);
        var (draft, typed) = (await Draft(seller), new List<double>());
        for (var number = 0; number < Typed; number++)
        {
            var clock = Stopwatch.StartNew();
            using var answer = await seller.PostAsJsonAsync($"api/contracts/{draft}/findings", Content(market.Clock.Today(), 1000 + number));
            await answer.MustBe(HttpStatusCode.OK);
            typed.Add(clock.Elapsed.TotalMilliseconds);
        }
        Add("findings of a form as typed", typed, 200);
        return rows;
    }

    private async Task Import(ProcessMarket market, string seller)
    {
        var book = new Workbook().Row(columns);
        for (var i = 0; i < Register; i++)
        {
            var same = i % 10 == 0;
            book.Row($"r{i}", $"历史合同 {i}", "DEV", new DateOnly(2024, 1 + (i % 12), 1 + (i % 28)), same ? seller : $"卖方单位 {i % 700}", "350503", same ? Buyer : $"买方单位 {i % 900}", "350582", 1000.01 + i, 1000.01, "05",
                $"研究第 {i} 号配方与工艺控制方法，交付配方、工艺文件和控制软件各一套，按约定的合格率验收。");
        }
        var file = book.File();
        using var service = await market.AsService();
        var clock = Stopwatch.StartNew();
        using var content = new ByteArrayContent(file);
        using var answer = await service.PostAsync("api/contracts/imports/contracts?source=bench", content);
        await answer.MustBe(HttpStatusCode.Accepted);
        var id = (await answer.Json()).GetProperty("id").GetGuid();
        var job = await Answers.Eventually<object>(async () => (await service.Read($"api/contracts/imports/{id}")) is var now && now.GetProperty("status").GetString() is "done" or "failed" ? now.GetProperty("added").GetInt32() : null, 300);
        var took = clock.Elapsed.TotalSeconds;
        rows.Add(new($"Excel register of {Register:N0} rows, all in", $"{took:0.0} s", Aim: "≤ 10 s", Met: job is Register && took <= 10));
    }

    /// <summary>Milliseconds from the registrar's decision to the whole PDF.</summary>
    private static async Task<double> Registered(ProcessMarket market, HttpClient seller, HttpClient registrar, object content)
    {
        var path = $"api/contracts/{await Draft(seller)}";
        using (var saved = await seller.PutSeen(path, content))
        {
            await saved.MustBe(HttpStatusCode.OK);
        }
        await seller.Step(path, "submission");
        await registrar.Step(path, "acceptance");
        var clock = Stopwatch.StartNew();
        var number = (await registrar.Step(path, "registration")).GetProperty("number").GetString();
        _ = await market.Anyone.GetByteArrayAsync(new Uri($"api/contracts/certificates/{number}/paper", UriKind.Relative));
        return clock.Elapsed.TotalMilliseconds;
    }

    private static async Task<Guid> Draft(HttpClient seller)
    {
        using var answer = await seller.PostAsJsonAsync("api/contracts/drafts", new { title = "新合同" });
        await answer.MustBe(HttpStatusCode.Created);
        return (await answer.Json()).GetProperty("id").GetGuid();
    }

    private static object Content(DateOnly today, int number) => new
    {
        title = $"第 {number} 号超临界发泡鞋材技术开发合同",
        type = "DEV",
        subType = "commissioned",
        buyer = new { name = Buyer, creditCode = "91350502MA0000015N", district = "350581", kind = "enterprise" },
        totalAmount = 1_000_000m + number,
        technologyAmount = 1_000_000m + number,
        signedOn = today.AddDays(-7),
        validFrom = today.AddDays(-7),
        validTo = today.AddYears(1),
        field = "05",
        ip = "secret",
        planSource = "none",
        objective = "10",
        subject = $"卖方为买方开发第 {number} 号以超临界二氧化碳发泡的鞋用中底材料，密度不高于 0.{100 + number} g/cm³，回弹率不低于 65%，完成配方、工艺参数与中试验收。",
    };

    private void Add(string what, IReadOnlyList<double> took, double aim) =>
        rows.Add(new(what, $"p50 {Load.Percentile(took, .5):0} ms, p95 {Load.Percentile(took, .95):0} ms, longest {took.Max():0} ms", Aim: $"longest ≤ {aim:0} ms", Met: took.Max() <= aim));
}
