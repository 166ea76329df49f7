using System.Net;
using System.Text.Json;
using TechMarket.Tests.Support;
using Xunit;

namespace TechMarket.Tests.Search;

/// <summary>Saved searches and their alerts, the way tests speak of them.</summary>
internal static class Saving
{
    public static async Task<Guid> Save(this HttpClient person, string words, string alerts, string kind = "need") => (await person.Post("api/search/saved",
        new { name = $"订阅{words}", alerts, q = words, kind = new[] { kind } }, HttpStatusCode.Created)).GetProperty("id").GetGuid();

    public static async Task<List<JsonElement>> AlertsOf(this HttpClient person, Guid search) =>
        [.. (await person.Read($"api/search/alerts?search={search}&limit=200")).GetProperty("items").EnumerateArray()];

    public static Task<List<JsonElement>> AlertsEventually(this HttpClient person, Guid search, int count, int seconds = 15) => Answers.Eventually(async () =>
    {
        var alerts = await person.AlertsOf(search);
        Assert.True(alerts.Count <= count, $"{alerts.Count} alerts");
        return alerts.Count == count ? alerts : null;
    }, seconds);
}
