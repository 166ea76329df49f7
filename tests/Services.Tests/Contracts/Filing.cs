using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TechMarket.Contracts;
using TechMarket.Events;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Contracts;

/// <summary>The steps of a contract as tests speak of them.</summary>
internal static class Filing
{
    private static int started;

    /// <summary>Complete, and another contract each time: the same one is filed only once.</summary>
    public static object Content(DateOnly today, decimal total = 1_000_000m, decimal technology = 700_000m, string? title = null, string buyer = "91350502MA0000015N") => new
    {
        title = title ?? $"第 {Interlocked.Increment(ref started)} 号超临界发泡鞋材技术开发合同",
        type = "DEV",
        subType = "commissioned",
        buyer = new { name = "石狮某鞋业有限公司", creditCode = buyer, district = "350581", kind = "enterprise" },
        totalAmount = total,
        technologyAmount = technology,
        signedOn = today.AddDays(-7),
        validFrom = today.AddDays(-7),
        validTo = today.AddYears(1),
        field = "05",
        ip = "secret",
        paymentMode = "instalments",
        planSource = "none",
        objective = "10",
        subject = "卖方为买方开发以超临界二氧化碳发泡的鞋用中底材料，密度不高于 0.12 g/cm³，回弹率不低于 65%，完成配方、工艺参数与中试验收。",
    };

    /// <summary>Both sides of a case agree; the draft that comes of it.</summary>
    public static async Task<JsonElement> DraftFromCase(this Market market, MatchAgreed agreed)
    {
        await using (var scope = market.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ContractsDb>();
            db.Say(agreed);
            await db.SaveChangesAsync();
        }
        var seller = await market.SignInAsInstitute();
        var line = await Answers.Eventually(async () => await OfCase(market, agreed.CaseId));
        return await seller.Read($"api/contracts/{line}");
    }

    public static async Task<Guid> OrganisationOf(this HttpClient member) =>
        (await member.Read("api/identity/me")).GetProperty("organisation").GetProperty("id").GetGuid();

    public static async Task<Guid> StartDraft(this HttpClient seller, string title = "新合同")
    {
        var id = Guid.Empty;
        await Answers.Eventually(async () =>
        {
            using var answer = await seller.PostAsJsonAsync("api/contracts/drafts", new { title });
            id = answer.StatusCode == HttpStatusCode.Created ? (await answer.Json()).GetProperty("id").GetGuid() : Guid.Empty;
            return id == Guid.Empty ? null : "";
        });
        return id;
    }

    public static async Task<Guid> Submitted(this HttpClient seller, object content)
    {
        var id = await seller.StartDraft();
        using var saved = await seller.PutSeen($"api/contracts/{id}", content);
        await saved.MustBe(HttpStatusCode.OK);
        await seller.Step($"api/contracts/{id}", "submission");
        return id;
    }

    public static async Task<Guid> Accepted(this HttpClient seller, HttpClient registrar, object content)
    {
        var id = await seller.Submitted(content);
        await registrar.Step($"api/contracts/{id}", "acceptance");
        return id;
    }

    public static async Task<string> Register(this HttpClient registrar, Guid id) =>
        (await registrar.Step($"api/contracts/{id}", "registration")).GetProperty("number").GetString()!;

    private static async Task<string?> OfCase(Market market, Guid caseId)
    {
        await using var scope = market.Services.CreateAsyncScope();
        var id = scope.ServiceProvider.GetRequiredService<ContractsDb>().Contracts
            .Where(c => c.CaseId == caseId).Select(c => (Guid?)c.Id).SingleOrDefault();
        return id is null ? null : $"{id}";
    }
}
