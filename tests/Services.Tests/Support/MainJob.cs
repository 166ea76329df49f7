using System.Globalization;
using System.Net;
using System.Text.Json;
using TechMarket.Platform;

namespace TechMarket.Tests.Support;

/// <summary>The market's main job in intent methods: need, result, suggestion, case, agreement, contract, registration.</summary>
internal static class MainJob
{
    /// <summary>A published need of the demo enterprise.</summary>
    public static async Task<Guid> PublishNeed(this AnyMarket market, string title, string problem)
    {
        var enterprise = await market.SignInAsEnterprise();
        var id = Id(await enterprise.Post("api/listings/needs", Need(title, problem, market.Clock), HttpStatusCode.Created));
        await market.SubmitAndPublish(enterprise, $"api/listings/needs/{id}");
        return id;
    }

    /// <summary>A published result of the demo institute.</summary>
    public static async Task<Guid> PublishResult(this AnyMarket market, string title, string text, params string[] experts)
    {
        var institute = await market.SignInAsInstitute();
        var id = Id(await institute.Post("api/listings/results", Result(title, text, experts), HttpStatusCode.Created));
        await market.SubmitAndPublish(institute, $"api/listings/results/{id}");
        return id;
    }

    /// <summary>Waits for the suggestion of this need and this result.</summary>
    public static async Task<JsonElement> Suggestion(this AnyMarket market, Guid need, Guid result)
    {
        var enterprise = await market.SignInAsEnterprise();
        var found = await Answers.Eventually<JsonElement[]>(async () =>
        {
            var page = await enterprise.Read($"api/matching/suggestions?listing={need}");
            var fitting = page.GetProperty("items").EnumerateArray()
                .Where(item => item.GetProperty("result").GetProperty("id").GetGuid() == result).ToArray();
            return fitting is [_] ? fitting : null;
        });
        return found[0];
    }

    /// <summary>The broker takes the suggestion, introduces the parties, and both agree.</summary>
    public static async Task<Guid> Agree(this AnyMarket market, Guid suggestion, decimal amount)
    {
        var (enterprise, institute, broker) = (await market.SignInAsEnterprise(), await market.SignInAsInstitute(), await market.SignInAsBroker());
        var id = Id(await broker.Post("api/matching/cases", new { suggestionId = suggestion }, HttpStatusCode.Created));
        await broker.Post($"api/matching/cases/{id}/introduction", new { message = "两家单位可以先看样品。" });
        await enterprise.Post($"api/matching/cases/{id}/agreement", new { amount, type = "DEV" });
        await institute.Step($"api/matching/cases/{id}", "agreement", new { amount, type = "DEV" });
        return id;
    }

    /// <summary>The draft that an agreed case opens for the seller.</summary>
    public static async Task<JsonElement> DraftOf(this AnyMarket market, Guid agreedCase)
    {
        var institute = await market.SignInAsInstitute();
        var id = await Answers.Eventually<object>(async () => (await institute.Read("api/contracts/mine")).GetProperty("items").EnumerateArray()
            .Where(item => item.TryGetProperty("caseId", out var origin) && origin.ValueKind == JsonValueKind.String && origin.GetGuid() == agreedCase)
            .Select(item => (object)item.GetProperty("id").GetGuid()).FirstOrDefault());
        return await institute.Read($"api/contracts/{id}");
    }

    /// <summary>The seller completes and submits the draft; the registrar accepts and registers it. The answer is the number.</summary>
    public static async Task<string> Register(this AnyMarket market, JsonElement draft, decimal total, decimal technology)
    {
        var (institute, registrar) = (await market.SignInAsInstitute(), await market.SignInAsRegistrar());
        var path = $"api/contracts/{draft.GetProperty("id").GetGuid()}";
        using (var saved = await institute.PutSeen(path, Terms(draft, total, technology, market.Clock)))
        {
            await saved.MustBe(HttpStatusCode.OK);
        }
        await institute.Step(path, "submission");
        await registrar.Step(path, "acceptance");
        return (await registrar.Step(path, "registration")).GetProperty("number").GetString()!;
    }

    /// <summary>Contract value of the year to date, as the supervisor's dashboard says it.</summary>
    public static async Task<decimal> ValueToDate(this AnyMarket market) =>
        (await (await market.SignInAsSupervisor()).Read("api/contracts/statistics")).GetProperty("toDate").GetProperty("totalAmount").GetDecimal();

    public static object Need(string title, string problem, TimeProvider clock) => new
    {
        title,
        problem,
        improvement = "合格率由 71% 提高到 95% 以上，单位能耗下降 20%。",
        worth = "每年减少返工损失约 180 万元。",
        field = "05",
        industry = "C30",
        maturity = 5,
        budgetFrom = 300_000m,
        budgetTo = 800_000m,
        district = "350526",
        deadline = Day(clock.Today().AddDays(120)),
        modes = new[] { "DEV", "SRV" },
        keywords = new[] { "节能", "合格率" },
        confidential = "现有窑炉型号与配方编号",
    };

    public static object Result(string title, string text, params string[] experts) => new
    {
        title,
        @abstract = text,
        field = "05",
        industry = "C30",
        maturity = 6,
        modes = new[] { "DEV", "LIC" },
        price = 600_000m,
        ip = new[] { new { kind = "invention", number = "ZL202310123456.7", title } },
        experts,
        team = "教授 1 名、副教授 2 名",
        cases = "已在两条产线试用",
        keywords = new[] { "陶瓷", "节能" },
    };

    public static object Terms(JsonElement draft, decimal total, decimal technology, TimeProvider clock) => new
    {
        title = draft.GetProperty("title").GetString(),
        type = "DEV",
        seller = Party(draft.GetProperty("seller"), "research", "350503"),
        buyer = Party(draft.GetProperty("buyer"), "enterprise", "350526"),
        totalAmount = total,
        technologyAmount = technology,
        deductions = total == technology ? [] : new[] { new { what = "试验设备", amount = total - technology } },
        signedOn = Day(clock.Today()),
        validFrom = Day(clock.Today()),
        validTo = Day(clock.Today().AddYears(1)),
        field = "05",
        ip = "invention",
        industry = "C30",
        paymentMode = "instalments",
        planSource = "none",
        objective = "10",
        particulars = new { held = "not-held", ipNumber = "ZL202310123456.7", targets = "合格率不低于 95%，单位能耗下降 18%" },
        subject = "研究开发人研究低温快烧配方与窑炉热工控制方法，交付配方、工艺文件和控制软件各一套，按合同约定的合格率与单位能耗指标验收，改进成果归双方共有。",
    };

    private static object Party(JsonElement party, string kind, string district) => new
    {
        organisationId = party.GetProperty("organisationId").GetGuid(),
        name = party.GetProperty("name").GetString(),
        creditCode = party.GetProperty("creditCode").GetString(),
        district = party.TryGetProperty("district", out var own) && own.GetString() is { Length: > 0 } known ? known : district,
        kind,
    };

    private static async Task SubmitAndPublish(this AnyMarket market, HttpClient owner, string path)
    {
        await owner.Post($"{path}/submission", null);
        await (await market.SignInAsSupervisor()).Step(path, "review", new { publish = true });
    }

    private static Guid Id(JsonElement created) => created.GetProperty("id").GetGuid();

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
