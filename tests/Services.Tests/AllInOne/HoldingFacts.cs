using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.AllInOne;

/// <summary>What services hold is shown whole, in order, and to services only.</summary>
public sealed class HoldingFacts(VerifiedMarket verified) : IClassFixture<VerifiedMarket>
{
    [Fact]
    public async Task A_holding_is_the_same_in_small_pages_and_stands_in_the_order_of_ids()
    {
        var service = await verified.Market.AsService();
        Assert.Equal(19, Paths().Count);
        foreach (var path in Paths().Where(path => !path.EndsWith("messages", StringComparison.Ordinal) && !path.EndsWith("counters", StringComparison.Ordinal)))
        {
            var whole = (await service.Read(path)).GetProperty("items").EnumerateArray().Select(row => row.GetRawText()).ToList();
            Assert.Equal(whole, await InPagesOfOne(service, path));
            var keys = whole.ConvertAll(row => Key(JsonElement.Parse(row)));
            Assert.True(keys.Count > 0, path);
            Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
        }
    }

    [Fact]
    public async Task Nobody_but_a_service_sees_it()
    {
        var administrator = await verified.Market.SignInAsAdministrator();
        foreach (var path in Paths())
        {
            using var refused = await administrator.GetAsync(path);
            await refused.MustBe(HttpStatusCode.Forbidden);
        }
    }

    private static string Key(JsonElement row) => !row.TryGetProperty("needId", out var need) || row.TryGetProperty("stage", out _) || row.TryGetProperty("caseId", out _)
        ? row.GetProperty("id").GetString()!
        : $"{need.GetString()} {row.GetProperty("resultId").GetString()}";

    private static async Task<List<string>> InPagesOfOne(HttpClient service, string path)
    {
        var (read, next) = (new List<string>(), (string?)"");
        while (next is not null)
        {
            var page = await service.Read($"{path}?limit=1&after={next}");
            read.AddRange(page.GetProperty("items").EnumerateArray().Select(row => row.GetRawText()));
            next = page.GetProperty("next").GetString();
        }
        return read;
    }

    private List<string> Paths() => [.. verified.Market.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/')).Where(path => path.Contains("/holdings/", StringComparison.Ordinal)).Distinct()];
}
