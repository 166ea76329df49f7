using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace TechMarket.Tests.Support;

/// <summary>
/// The main job under load: people post and publish, import, wait for suggestions, take cases, introduce, agree, file and register,
/// several at a time, whatever happens to the market meanwhile. It notes what the market confirmed to them.
/// </summary>
internal sealed class Traffic : IDisposable
{
    private static readonly string[] Materials = ["石墨烯", "氧化锆", "聚酰胺", "玄武岩纤维", "硅藻土", "聚乳酸", "氮化硅", "海藻酸钠"];
    private static readonly string[] Processes = ["低温烧结", "喷雾干燥", "超声分散", "微波固化", "连续挤出", "真空浸渗", "等离子喷涂", "膜分离"];
    private static readonly string[] Uses = ["运动鞋底", "卫浴陶瓷", "石材废浆", "经编面料", "水产饲料", "食品包装", "阀门密封", "茶叶烘焙"];

    /// <summary>Milliseconds at most between two jobs of one worker: enough load to be hit by every kill, not so much that two cores do nothing else.</summary>
    private const int Breath = 4000;

    private readonly Dictionary<string, PatientClient> people = [];
    private readonly CancellationTokenSource giveUp = new();
    private readonly string run = Guid.NewGuid().ToString("n")[..6];
    private readonly int seed;
    private volatile bool goingOn = true;
    private int deals;

    private Traffic(int seed) => this.seed = seed;

    /// <summary>Titles of published listings, by id.</summary>
    public ConcurrentDictionary<Guid, (string Kind, string Title)> Published { get; } = [];

    /// <summary>Numbers and amounts of registered contracts, by id.</summary>
    public ConcurrentDictionary<Guid, (string Number, decimal Amount)> Registered { get; } = [];

    /// <summary>Rows of each finished import, by its source.</summary>
    public ConcurrentDictionary<string, int> Imported { get; } = [];

    /// <summary>How often a request had to be sent again.</summary>
    public int AskedAgain => people.Values.Sum(one => one.AskedAgain);

    /// <summary>Everybody signs in while all is well.</summary>
    public static async Task<Traffic> Of(AnyMarket market, int seed)
    {
        var traffic = new Traffic(seed);
        foreach (var role in new[] { "enterprise", "institute", "broker", "registrar", "supervisor", "administrator" })
        {
            traffic.people[role] = new PatientClient(await market.As(role), traffic.giveUp.Token);
        }
        return traffic;
    }

    /// <summary>Goes on until it is told to stop; what was begun then is finished. Throws what the market should not have answered.</summary>
    public async Task Run(int dealers)
    {
        var workers = Enumerable.Range(0, dealers).Select(number => Worker(seed + number, Deal)).Append(Worker(seed + 100, Import)).ToList();
        while (workers.Count > 0)
        {
            var ended = await Task.WhenAny(workers);
            workers.Remove(ended);
            await ended;
        }
    }

    /// <summary>Nothing new is begun; what is not finished after so long is given up.</summary>
    public void Stop(TimeSpan within)
    {
        goingOn = false;
        giveUp.CancelAfter(within);
    }

    public void Dispose() => giveUp.Dispose();

    private Task Worker(int its, Func<Random, Task> job) => Task.Run(async () =>
    {
        var random = new Random(its);
        while (goingOn)
        {
            await job(random);
            await Task.Delay(random.Next(Breath), giveUp.Token);
        }
    });

    /// <summary>A need and a result that fit, all the way to a registration number.</summary>
    private async Task Deal(Random random)
    {
        var subject = $"{Pick(Uses, random)}{Pick(Materials, random)}{Pick(Processes, random)}";
        var mark = $"{run}{Interlocked.Increment(ref deals)}";
        var text = $"针对{subject}过程中合格率低、能耗高的问题，给出{subject}的配方与装备，编号{mark}。";
        var result = await Publish("institute", "result", $"{subject}技术{mark}", title => MainJob.Result(title, text));
        var need = await Publish("enterprise", "need", $"{subject}需求{mark}", title => MainJob.Need(title, text, TimeProvider.System));
        await Register(await Agree(await Suggestion(need, result), random.Next(10, 500) * 10_000m));
    }

    private async Task<Guid> Publish(string owner, string kind, string title, Func<string, object> content)
    {
        var id = (await people[owner].Create($"api/listings/{kind}s", content(title))).GetProperty("id").GetGuid();
        var record = $"api/listings/{kind}s/{id}";
        await people[owner].Step(HttpMethod.Post, record, "/submission", null, now => Status(now) != "draft");
        await people["supervisor"].Step(HttpMethod.Post, record, "/review", new { publish = true }, now => Status(now) != "submitted");
        Published[id] = (kind, title);
        return id;
    }

    private async Task<Guid> Suggestion(Guid need, Guid result)
    {
        while (true)
        {
            var page = await people["enterprise"].Read($"api/matching/suggestions?listing={need}");
            foreach (var item in page.GetProperty("items").EnumerateArray())
            {
                if (item.GetProperty("result").GetProperty("id").GetGuid() == result)
                {
                    return item.GetProperty("id").GetGuid();
                }
            }
            await Task.Delay(100, giveUp.Token);
        }
    }

    private async Task<Guid> Agree(Guid suggestion, decimal amount)
    {
        var id = (await people["broker"].Create("api/matching/cases", new { suggestionId = suggestion })).GetProperty("id").GetGuid();
        var record = $"api/matching/cases/{id}";
        await people["broker"].Step(HttpMethod.Post, record, "/introduction", new { message = "两家单位可以先看样品。" }, now => Has(now, "introducedAt"));
        await people["enterprise"].Step(HttpMethod.Post, record, "/agreement", new { amount, type = "DEV" }, now => Has(now, "buyerAgreedAt"));
        await people["institute"].Step(HttpMethod.Post, record, "/agreement", new { amount, type = "DEV" }, now => Has(now, "sellerAgreedAt"));
        return id;
    }

    private async Task Register(Guid agreed)
    {
        var (draft, record) = await Draft(agreed);
        var amount = draft.GetProperty("totalAmount").GetDecimal();
        await people["institute"].Step(HttpMethod.Put, record, "", MainJob.Terms(draft, amount, amount, TimeProvider.System), now => Has(now, "subject"));
        await people["institute"].Step(HttpMethod.Post, record, "/submission", null, now => Status(now) != "draft");
        await people["registrar"].Step(HttpMethod.Post, record, "/acceptance", null, now => Status(now) != "submitted");
        var registered = await people["registrar"].Step(HttpMethod.Post, record, "/registration", null, now => Status(now) != "accepted");
        Registered[registered.GetProperty("id").GetGuid()] = (registered.GetProperty("number").GetString()!, amount);
    }

    private async Task<(JsonElement Draft, string Record)> Draft(Guid agreed)
    {
        while (true)
        {
            var mine = await people["institute"].Read($"api/contracts/mine?caseId={agreed}");
            if (mine.GetProperty("items") is { } items && items.GetArrayLength() > 0)
            {
                var record = $"api/contracts/{items[0].GetProperty("id").GetGuid()}";
                return (await people["institute"].Read(record), record);
            }
            await Task.Delay(100, giveUp.Token);
        }
    }

    private async Task Import(Random random)
    {
        var source = string.Create(CultureInfo.InvariantCulture, $"{run}-{Imported.Count}");
        var rows = random.Next(5, 40);
        var file = new StringBuilder();
        for (var row = 0; row < rows; row++)
        {
            var subject = $"{Pick(Uses, random)}{Pick(Materials, random)}{Pick(Processes, random)}";
            file.AppendLine(JsonSerializer.Serialize(new { id = $"{source}-{row}", title = $"{subject}成果{source}-{row}", text = $"导入的{subject}成果。", field = "05" }));
        }
        var job = await people["administrator"].Create($"api/listings/imports/results?source={source}",
            () => new StringContent(file.ToString(), Encoding.UTF8, "application/x-ndjson"), HttpStatusCode.Accepted);
        while (true)
        {
            var now = await people["administrator"].Read($"api/listings/imports/{job.GetProperty("id").GetGuid()}");
            if (Status(now) is "done")
            {
                Imported[source] = rows;
                return;
            }
            if (Status(now) is "failed")
            {
                throw new InvalidOperationException($"An import failed: {now}");
            }
            await Task.Delay(200, giveUp.Token);
        }
    }

    private static string Status(JsonElement record) => record.GetProperty("status").GetString()!;

    private static bool Has(JsonElement record, string field) =>
        record.TryGetProperty(field, out var value) && value.ValueKind is not JsonValueKind.Null && value.ToString().Length > 0;

    private static string Pick(string[] from, Random random) => from[random.Next(from.Length)];
}
