using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.AllInOne.Demo;

/// <summary>Uploads the demo files as the operator's imports and waits until each is stored.</summary>
internal sealed class DemoFilesUpload(DemoCalls calls, TimeProvider clock)
{
    public const string Source = "demo";

    public Task Organisations(CancellationToken stop) => Import("identity", "organisations", Lines("organisations.jsonl"), stop);

    public Task Results(CancellationToken stop) => Import("listings", "results", Lines("results.jsonl").Select(Published), stop);

    public Task Needs(CancellationToken stop) => Import("listings", "needs", Lines("needs.jsonl").Select(Dated), stop);

    public Task Contracts(CancellationToken stop) => Import("contracts", "contracts",
        DemoContracts.For(clock.Today()).Select(row => JsonSerializer.SerializeToNode(row, JsonSerializerOptions.Web)!.AsObject()), stop);

    private static List<JsonObject> Lines(string name) => DemoFiles.Read<JsonObject>(name);

    /// <summary>Demo needs are always open: their deadlines count from the day they are loaded on.</summary>
    private JsonObject Dated(JsonObject need, int position)
    {
        need["deadline"] = clock.Today().AddDays(need["deadlineDays"]!.GetValue<int>()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (need["titleEn"] is { } english)
        {
            need["problem"] = $"{need["problem"]}（{english}）";
        }
        return Published(need, position);
    }

    /// <summary>Spreads publication over the last four months, so that "newest first" has an order.</summary>
    private JsonObject Published(JsonObject listing, int position)
    {
        listing["publishedAt"] = clock.GetUtcNow().AddDays(-(position * 37 % 120)).AddMinutes(-(position * 61 % 480) - 5).ToString("O", CultureInfo.InvariantCulture);
        return listing;
    }

    private async Task Import(string service, string kind, IEnumerable<JsonObject> rows, CancellationToken stop)
    {
        var text = string.Join('\n', rows.Select(row => row.ToJsonString()));
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        file.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        var answer = await calls.Post(Roles.Service, $"api/{service}/imports/{kind}?source={Source}&name={kind}.jsonl", file, stop);
        var id = (await DemoCalls.Json(answer, stop)).GetProperty("id").GetGuid();
        while (true)
        {
            var job = await DemoCalls.Json(await calls.Get(Roles.Service, $"api/{service}/imports/{id}", stop), stop);
            switch (job.GetProperty("status").GetString())
            {
                case "done":
                    return;
                case "failed":
                    throw new InvalidDataException($"The import of the demo {kind} failed: {job.GetProperty("faults")}");
                default:
                    await Task.Delay(TimeSpan.FromMilliseconds(300), stop);
                    break;
            }
        }
    }
}
