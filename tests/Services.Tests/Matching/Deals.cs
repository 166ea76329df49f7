using System.Net;
using System.Text.Json;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Matching;

/// <summary>The way to a deal, in steps a test can start from.</summary>
internal static class Deals
{
    /// <summary>A published need and result, and the suggestion that says they fit.</summary>
    public sealed record Pair(Guid Need, Guid Result, Guid Suggestion);

    /// <summary>A published need and result that fit, and the suggestion that says so.</summary>
    public static async Task<Pair> Suggested(this Market market)
    {
        var words = OwnWords();
        var need = await market.PublishNeed($"{words}的解决方案", $"{words}在量产中问题突出，急需改进{words}。");
        var result = await market.PublishResult($"{words}新工艺", $"针对{words}的中试成果，{words}性能稳定。");
        var suggestion = await market.Suggestion(need, result);
        return new Pair(need, result, suggestion.GetProperty("id").GetGuid());
    }

    public static async Task<JsonElement?> Find(this HttpClient client, Guid need, Guid result)
    {
        var page = await client.Read($"api/matching/suggestions?listing={need}&limit=200");
        return page.GetProperty("items").EnumerateArray().Where(s => IdOf(s, "result") == result).Select(s => (JsonElement?)s).FirstOrDefault();
    }

    public static async Task<Guid> TakenCase(this Market market, Pair pair)
    {
        var broker = await market.SignInAsBroker();
        var taken = await broker.Post("api/matching/cases", new { suggestionId = pair.Suggestion }, HttpStatusCode.Created);
        return taken.GetProperty("id").GetGuid();
    }

    public static async Task<Guid> IntroducedCase(this Market market, Pair pair)
    {
        var id = await market.TakenCase(pair);
        await (await market.SignInAsBroker()).Post($"api/matching/cases/{id}/introduction", new { message = "建议两家面谈。" });
        return id;
    }

    public static Guid IdOf(this JsonElement element, string part) => element.GetProperty(part).GetProperty("id").GetGuid();

    public static string? Text(this JsonElement element, string name) => element.GetProperty(name).GetString();

    /// <summary>Twelve Chinese characters that no other call has, so that only the pair shares them.</summary>
    private static string OwnWords() => string.Concat(Guid.NewGuid().ToByteArray().Take(12).Select(number => (char)('\u4e00' + (number * 53))));
}
