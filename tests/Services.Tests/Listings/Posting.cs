using System.Globalization;
using System.Net;
using System.Text.Json;
using TechMarket.Platform;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Listings;

/// <summary>Needs and results over HTTP, step by step.</summary>
internal static class Posting
{
    public static Dictionary<string, object?> NeedForm(this Market market, string title = "布面疵点在线检测") => new()
    {
        ["title"] = title, ["problem"] = "人工巡检发现疵点滞后 6 分钟", ["improvement"] = "检出率从 72% 提高到 98%", ["worth"] = "每年减少损失 560 万元",
        ["field"] = "03", ["industry"] = "C17", ["maturity"] = 6, ["budgetFrom"] = 100_000, ["budgetTo"] = 300_000,
        ["deadline"] = market.Clock.Today().AddDays(60).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["modes"] = new[] { "DEV" }, ["keywords"] = new[] { "疵点", "视觉" }, ["confidential"] = "供应商报价另附",
    };

    public static Dictionary<string, object?> ResultForm(string title = "布面疵点视觉检测系统") => new()
    {
        ["title"] = title, ["abstract"] = "线阵相机跟随圆机取像", ["field"] = "03", ["maturity"] = 7, ["modes"] = new[] { "TRF", "LIC" }, ["price"] = 250_000,
        ["ip"] = new[] { new { kind = "invention", number = "ZL202010000000.0", title = "一种检测方法" } },
    };

    public static async Task<Guid> Draft(this HttpClient owner, string kind, object form) =>
        (await owner.Post($"api/listings/{kind}", form, HttpStatusCode.Created)).GetProperty("id").GetGuid();

    public static async Task<Guid> Submitted(this HttpClient owner, string kind, object form)
    {
        var id = await owner.Draft(kind, form);
        using var verified = await Submit(owner, kind, id);
        return id;
    }

    public static async Task<Guid> PublishedNeed(this Market market, string title = "布面疵点在线检测")
    {
        var id = await (await market.SignInAsEnterprise()).Submitted("needs", market.NeedForm(title));
        await (await market.SignInAsSupervisor()).Step($"api/listings/needs/{id}", "review", new { publish = true });
        return id;
    }

    public static IReadOnlyList<JsonElement> Items(this JsonElement page) => [.. page.GetProperty("items").EnumerateArray()];

    /// <summary>The demo organisations become known here a moment after the start.</summary>
    private static async Task<HttpResponseMessage> Submit(HttpClient owner, string kind, Guid id) => await Answers.Eventually(async () =>
    {
        var answer = await owner.PostAsync($"api/listings/{kind}/{id}/submission", null);
        return answer.StatusCode == HttpStatusCode.Conflict && await answer.Code() == "organisation.not-verified" ? null : await answer.MustBe(HttpStatusCode.OK);
    });
}
