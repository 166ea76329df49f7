using System.Net;
using System.Text.Json;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Search;

/// <summary>Listings through the front door, published by a supervisor.</summary>
internal static class Posting
{
    private static readonly string[] Modes = ["DEV", "TRF"];

    public static async Task<Guid> PublishNeed(this Market market, string title, string problem)
    {
        var enterprise = await market.SignInAsEnterprise();
        var form = new Dictionary<string, object?>
        {
            ["title"] = title, ["problem"] = problem, ["improvement"] = "指标提高三成以上", ["worth"] = "每年节约成本一百万元", ["field"] = "05", ["industry"] = "C19",
            ["deadline"] = DateOnly.FromDateTime(market.Clock.GetUtcNow().Date).AddDays(90), ["modes"] = Modes, ["budgetFrom"] = 100_000, ["budgetTo"] = 300_000,
        };
        return await Publish(market, enterprise, "needs", form);
    }

    public static Task<Guid> PublishResult(this Market market, string title, string text, params string[] keywords) => market.PublishResultBy([], title, text, keywords);

    public static async Task<Guid> PublishResultBy(this Market market, string[] experts, string title, string text, params string[] keywords) =>
        await Publish(market, await market.SignInAsInstitute(), "results", new Dictionary<string, object?>
        {
            ["title"] = title, ["abstract"] = text, ["field"] = "05", ["industry"] = "C19", ["maturity"] = 7, ["modes"] = Modes, ["price"] = 250_000, ["keywords"] = keywords,
            ["experts"] = experts,
        });

    public static Task<JsonElement> Find(this Market market, string query) => market.Anyone.Read($"api/search/listings?{query}");

    public static Task<JsonElement> FindWords(this Market market, string words) => market.Find($"q={Uri.EscapeDataString(words)}");

    /// <summary>Waits until the words, standing together, find exactly so many.</summary>
    public static async Task<JsonElement> FindEventually(this Market market, string words, int total) => (JsonElement)await Answers.Eventually<object>(async () =>
    {
        using var answer = await market.Anyone.GetAsync($"api/search/listings?q={Uri.EscapeDataString($"\"{words}\"")}");
        if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            Xunit.Assert.NotNull(answer.Headers.RetryAfter);
            return null;
        }
        await answer.MustBe(HttpStatusCode.OK);
        var found = await answer.Json();
        return (found.GetProperty("loose").GetBoolean() ? 0 : found.GetProperty("total").GetInt32()) == total ? found : null;
    });

    private static async Task<Guid> Publish(Market market, HttpClient owner, string kind, Dictionary<string, object?> form)
    {
        var id = (await owner.Post($"api/listings/{kind}", form, HttpStatusCode.Created)).GetProperty("id").GetGuid();
        await (await owner.PostAsync($"api/listings/{kind}/{id}/submission", null)).MustSucceed();
        using var supervisor = await market.SignInAsSupervisor();
        await (await supervisor.PostSeen($"api/listings/{kind}/{id}", "review", new { publish = true })).MustSucceed();
        return id;
    }

    public static async Task MustSucceed(this HttpResponseMessage answer)
    {
        using (answer)
        {
            Xunit.Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        }
    }
}
