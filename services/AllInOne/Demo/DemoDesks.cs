using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.AllInOne.Demo;

/// <summary>Puts something on the officials' desks: certificates of brokers, one still waiting, and listings to review.</summary>
internal sealed class DemoDesks(DemoCalls calls, TimeProvider clock)
{
    public async Task Fill(CancellationToken stop)
    {
        foreach (var broker in DemoFiles.Read<Certificate>("brokers.jsonl"))
        {
            await Certify(broker, stop);
        }
        foreach (var posting in DemoFiles.Read<Posting>("waiting.jsonl"))
        {
            await Post(posting, stop);
        }
    }

    private async Task Certify(Certificate certificate, CancellationToken stop)
    {
        var me = await DemoCalls.Json(await calls.Get(certificate.Account, "api/identity/me", stop), stop);
        if (me.GetProperty("broker").ValueKind != JsonValueKind.Null)
        {
            return;
        }
        await DemoCalls.Json(await calls.Put(certificate.Account, "api/identity/brokers/me", certificate, null, stop), stop);
        if (certificate.Certify)
        {
            var broker = $"api/identity/brokers/{me.GetProperty("id").GetGuid()}";
            await calls.Step(Roles.Supervisor, broker, "certification", new { accept = true }, stop);
        }
    }

    private async Task Post(Posting posting, CancellationToken stop)
    {
        var path = $"api/listings/{posting.Kind}";
        var mine = await DemoCalls.Json(await calls.Get(posting.Account, $"{path}/mine?limit=100", stop), stop);
        if (mine.GetProperty("items").EnumerateArray().Any(posted => posted.GetProperty("title").GetString() == (string?)posting.Form["title"]))
        {
            return;
        }
        if (posting.Kind == "needs")
        {
            posting.Form["deadline"] = clock.Today().AddDays(posting.DeadlineDays).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }
        var posted = await DemoCalls.Json(await calls.Post(posting.Account, path, posting.Form, stop), stop);
        if (posting.Until == "submitted")
        {
            await Do(posting.Account, $"{path}/{posted.GetProperty("id").GetGuid()}/submission", new { }, stop);
        }
    }

    private async Task Do(string account, string path, object body, CancellationToken stop) =>
        await DemoCalls.Json(await calls.Post(account, path, body, stop), stop);

    private sealed record Certificate(
        string Account, string CertificateNumber, string Grade, string IssuedBy, DateOnly IssuedOn, IReadOnlyList<string> Fields, bool Certify);

    /// <param name="Until">The state the listing is left in: draft or submitted.</param>
    private sealed record Posting(string Kind, string Account, string Until, int DeadlineDays, JsonObject Form);
}
