using System.Net;
using System.Text.Json;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Listings;

/// <summary>The real needs, results and papers come in whole, or each bad row with its line and reason.</summary>
public sealed class RealDataFacts(SharedMarket shared) : IClassFixture<SharedMarket>
{
    private readonly Market market = shared.Market;

    [DataFact("needs-results-zh/needs.jsonl")]
    public async Task The_real_needs_come_in_whole_and_again_change_nothing()
    {
        Assert.Equal(("done", 286, 0), Result(await Import("needs", "needs-results-zh/needs.jsonl")));
        Assert.Equal(("done", 0, 286), Result(await Import("needs", "needs-results-zh/needs.jsonl")));
    }

    [DataFact("papers-zh/papers.jsonl")]
    public async Task The_real_papers_come_in_whole_and_again_change_nothing()
    {
        Assert.Equal(("done", 2000, 0), Result(await Import("results", "papers-zh/papers.jsonl")));
        Assert.Equal(("done", 0, 2000), Result(await Import("results", "papers-zh/papers.jsonl")));
    }

    [DataFact("needs-results-zh/achievements.jsonl")]
    public async Task The_results_without_a_title_are_named_and_keep_the_others_out_until_told()
    {
        var refused = await Import("results", "needs-results-zh/achievements.jsonl");
        Assert.Equal(("failed", 0, 0), Result(refused));
        var faults = refused.GetProperty("faults").EnumerateArray().ToList();
        Assert.Equal(21, faults.Select(fault => fault.GetProperty("line").GetInt32()).Distinct().Count());
        Assert.All(faults, fault => Assert.False(string.IsNullOrEmpty(fault.GetProperty("reason").GetString())));
        Assert.Equal(("done", 12_251, 0), Result(await Import("results", "needs-results-zh/achievements.jsonl", "&skipFaulty=true")));
    }

    private async Task<JsonElement> Import(string kind, string file, string more = "")
    {
        using var client = await market.AsService();
        await using var stream = File.OpenRead(Sources.Data(file)!);
        using var body = new StreamContent(stream);
        using var answer = await client.PostAsync($"api/listings/imports/{kind}?source={Path.GetFileName(file)}{more}", body);
        await answer.MustBe(HttpStatusCode.Accepted);
        var job = answer.Headers.Location!.ToString();
        return (JsonElement)await Answers.Eventually<object>(async () =>
            await client.Read(job) is var read && read.GetProperty("status").GetString() is "done" or "failed" ? read : null, 120);
    }

    private static (string?, int, int) Result(JsonElement job) =>
        (job.GetProperty("status").GetString(), job.GetProperty("added").GetInt32(), job.GetProperty("unchanged").GetInt32());
}
