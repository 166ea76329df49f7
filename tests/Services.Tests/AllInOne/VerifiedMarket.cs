using System.Text;
using Npgsql;
using TechMarket.AllInOne.Commands;
using TechMarket.AllInOne.Differences;
using TechMarket.Events;
using TechMarket.Platform;
using TechMarket.Tests.Contracts;
using TechMarket.Tests.Matching;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.AllInOne;

/// <summary>
/// A market in which everything has happened once: a case brought to a registered contract, one to an untouched draft, one whose draft was deleted,
/// an open suggestion, a withdrawn listing, contracts of no case, one of them amended, and imported ones, one of them revoked.
/// </summary>
public sealed class VerifiedMarket : IAsyncLifetime
{
    internal Market Market { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Market = await Market.Open();
        await Market.Register(await Market.DraftOf(await Market.Agree((await Market.Suggested()).Suggestion, 500_000m)), 500_000m, 420_000m);
        await Market.DraftOf(await Market.Agree((await Market.Suggested()).Suggestion, 300_000m));
        await Drop(await Market.Agree((await Market.Suggested()).Suggestion, 200_000m));
        var withdrawn = await Market.Suggested();
        await (await Market.SignInAsInstitute()).Post($"api/listings/results/{withdrawn.Result}/withdrawal", null);
        await Amend(await RegisterWithoutCase());
        await RegisterWithoutCase();
        await Import();
        await Revoke("往年合同v2");
    }

    public async Task DisposeAsync() => await Market.DisposeAsync();

    /// <summary>What the command finds, and its exit code.</summary>
    internal async Task<(int Exit, string[] Lines)> Verify(int wait = 0)
    {
        var (last, lasting) = await VerifyMarket.Look(
            async () => new RunningMarket(await Market.AsService()), TimeSpan.FromSeconds(wait), CancellationToken.None);
        await using var output = new StringWriter();
        var exit = VerifyMarket.Report(last, lasting, output);
        return (exit, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    internal async Task Sql(string sql)
    {
        await using var connection = new NpgsqlConnection(Market.Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }

    internal async Task<T> Value<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(Market.Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>The index as it should be again, whatever was done to it.</summary>
    internal async Task RebuildIndex()
    {
        var service = await Market.AsService();
        using var started = await service.PostAsync("api/search/rebuild", null);
        Assert.True(started.IsSuccessStatusCode);
        await Answers.Eventually(async () => (await service.Read("api/search/status")).GetProperty("rebuilding").ValueKind == System.Text.Json.JsonValueKind.Null ? "done" : null);
    }

    private async Task Drop(Guid agreed)
    {
        var draft = (await Market.DraftOf(agreed)).GetProperty("id").GetGuid();
        using var deleted = await (await Market.SignInAsInstitute()).DeleteAsync($"api/contracts/{draft}");
        Assert.True(deleted.IsSuccessStatusCode);
    }

    private async Task<string> RegisterWithoutCase()
    {
        var (seller, registrar) = (await Market.SignInAsInstitute(), await Market.SignInAsRegistrar());
        var id = await seller.Accepted(registrar, Filing.Content(Market.Clock.Today()));
        await registrar.Register(id);
        return $"api/contracts/{id}";
    }

    private async Task Amend(string contract)
    {
        var content = Filing.Content(Market.Clock.Today(), 1_100_000m, 800_000m);
        var asked = await (await Market.SignInAsInstitute()).Asks(contract, "amendment-requests", new { reason = "追加", content });
        await (await Market.SignInAsRegistrar()).Step(contract, $"requests/{asked}/decision", new { granted = true });
    }

    private async Task Revoke(string title)
    {
        var id = await Value<Guid>($"select id from contracts.contracts where title = '{title}'");
        await (await Market.SignInAsSupervisor()).Step($"api/contracts/{id}", "revocation", new { ground = "false", note = "虚假合同" });
    }

    /// <summary>Last year's contracts: one with a number far ahead of this market's own count, one without any.</summary>
    private async Task Import()
    {
        var year = Market.Clock.Today().Year - 1;
        string Row(string id, string? number) => $$"""
            {"id":"{{id}}","title":"往年合同{{id}}","type":"DEV","sellerName":"往年卖方","sellerDistrict":"350503","buyerName":"往年买方","buyerDistrict":"350581",
            "totalAmount":1000,"technologyAmount":800,"signedOn":"{{year}}-02-01","registeredOn":"{{year}}-03-01"{{(number is null ? "" : $",\"number\":\"{number}\"")}}}
            """.ReplaceLineEndings("");
        var service = await Market.AsService();
        using var file = new StringContent(Row("v1", $"{year}350500000009") + "\n" + Row("v2", null), Encoding.UTF8, "application/x-ndjson");
        using var posted = await service.PostAsync("api/contracts/imports/contracts?name=v.jsonl&source=v", file);
        var id = (await posted.Json()).GetProperty("id").GetGuid();
        var ended = await Answers.Eventually<object>(async () => await service.Read($"api/contracts/imports/{id}") is var job
            && job.GetProperty("status").GetString() is "done" or "failed" ? job : null);
        Assert.Equal("done", ((System.Text.Json.JsonElement)ended).GetProperty("status").GetString());
    }
}
