using System.Globalization;
using System.Text.Json.Nodes;
using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.AllInOne.Demo;

/// <summary>Files contracts of the demo institute and lets the demo registrar return and accept some of them.</summary>
internal sealed class DemoDrafts(DemoCalls calls, TimeProvider clock)
{
    public async Task File(CancellationToken stop)
    {
        var mine = await DemoCalls.Json(await calls.Get(Roles.Institute, "api/contracts/mine?limit=100", stop), stop);
        var known = mine.GetProperty("items").EnumerateArray().Select(contract => contract.GetProperty("title").GetString()).ToHashSet();
        foreach (var script in DemoFiles.Read<Script>("drafts.jsonl").Where(script => !known.Contains((string?)script.Content["title"])))
        {
            await File(script, stop);
        }
    }

    private async Task File(Script script, CancellationToken stop)
    {
        var answer = await calls.Post(Roles.Institute, "api/contracts/drafts", new { title = (string?)script.Content["title"] }, stop);
        var tag = answer.Headers.ETag?.ToString();
        var one = $"api/contracts/{(await DemoCalls.Json(answer, stop)).GetProperty("id").GetGuid()}";
        await DemoCalls.Json(await calls.Put(Roles.Institute, one, Dated(script), tag, stop), stop);
        if (script.Until == "draft")
        {
            return;
        }
        await calls.Step(Roles.Institute, one, "submission", null, stop);
        if (script.Until == "returned")
        {
            await calls.Step(Roles.Registrar, one, "return", new { reason = script.Reason }, stop);
        }
        else if (script.Until == "accepted")
        {
            await calls.Step(Roles.Registrar, one, "acceptance", null, stop);
        }
    }

    private JsonObject Dated(Script script)
    {
        var signed = clock.Today().AddDays(-script.SignedDaysAgo);
        script.Content["signedOn"] = Day(signed);
        script.Content["validFrom"] = Day(signed);
        script.Content["validTo"] = Day(signed.AddMonths(script.Months).AddDays(-1));
        return script.Content;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <param name="Until">The state the contract is left in: draft, submitted, returned or accepted.</param>
    private sealed record Script(JsonObject Content, int SignedDaysAgo, int Months, string Until, string? Reason);
}
