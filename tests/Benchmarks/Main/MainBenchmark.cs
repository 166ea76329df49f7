using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using TechMarket.Tests.Support;

namespace TechMarket.Benchmarks.Main;

/// <summary>The main job: time to a suggestion, requests per second, memory, start.</summary>
internal sealed class MainBenchmark : IBenchmark
{
    private const int Listed = 12_000;
    private const int Published = 40;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(10);
    private readonly List<Row> rows = [];

    public string Name => "main";

    public string About => "publish → suggestion, requests per second, memory, cold start";

    public async Task<IReadOnlyList<Row>> Run()
    {
        await using var market = await ProcessMarket.Open(door: false);
        await ColdStart(market);
        await Task.Delay(TimeSpan.FromSeconds(20));
        var idle = market.Process.MemoryMb();
        rows.Add(new("memory, idle and empty", $"{idle:0} MB", Aim: "≤ 400 MB", Met: idle <= 400));
        await Fill(market);
        await Suggestions(market);
        await Pages(market);
        await Posting(market);
        return rows;
    }

    private async Task ColdStart(ProcessMarket market)
    {
        await market.Process.Kill();
        var clock = Stopwatch.StartNew();
        market.Process.Start();
        await market.Process.Ready();
        var took = clock.Elapsed;
        rows.Add(new("cold start, built, schema there", $"{took.TotalSeconds:0.0} s", Aim: "≤ 15 s", Met: took.TotalSeconds <= 15));
    }

    private async Task Fill(ProcessMarket market)
    {
        using var administrator = await market.As("administrator");
        var titles = Listings.Titles(Listed);
        var clock = Stopwatch.StartNew();
        await Listings.Import(administrator, titles);
        var stored = clock.Elapsed;
        var anyone = market.Anyone;
        while ((await anyone.GetFromJsonAsync<JsonElement>("api/search/status")).GetProperty("results").GetInt32() < titles.Count)
        {
            await Task.Delay(200);
        }
        rows.Add(new($"import of {titles.Count} results, all stored", $"{stored.TotalSeconds:0.0} s"));
        rows.Add(new("… until all are findable", $"{clock.Elapsed.TotalSeconds:0.0} s"));
        await Task.Delay(TimeSpan.FromSeconds(20));
        rows.Add(new($"memory with {titles.Count} listings, after the import", $"{market.Process.MemoryMb():0} MB"));
    }

    private async Task Suggestions(ProcessMarket market)
    {
        using var enterprise = await market.As("enterprise");
        using var supervisor = await market.As("supervisor");
        var waits = new List<double>();
        foreach (var title in Listings.Titles(Published * 50).Where((_, i) => i % 50 == 0))
        {
            waits.Add(await PublishAndWait(enterprise, supervisor, title));
        }
        var p99 = Load.Percentile(waits, .99);
        rows.Add(new("publish → suggestion, p50", $"{Load.Percentile(waits, .5):0} ms"));
        rows.Add(new("publish → suggestion, p99", $"{p99:0} ms", Aim: "≤ 2000 ms", Met: p99 <= 2000));
    }

    private static async Task<double> PublishAndWait(HttpClient enterprise, HttpClient supervisor, string title)
    {
        var id = await Post(enterprise, title);
        (await enterprise.PostAsync($"api/listings/needs/{id}/submission", null)).EnsureSuccessStatusCode();
        using var review = new HttpRequestMessage(HttpMethod.Post, $"api/listings/needs/{id}/review") { Content = JsonContent.Create(new { publish = true }) };
        using (var read = await supervisor.GetAsync($"api/listings/needs/{id}"))
        {
            review.Headers.IfMatch.Add(read.EnsureSuccessStatusCode().Headers.ETag!);
        }
        var clock = Stopwatch.StartNew();
        (await supervisor.SendAsync(review)).EnsureSuccessStatusCode();
        while (clock.Elapsed < TimeSpan.FromSeconds(30))
        {
            var found = await enterprise.GetFromJsonAsync<JsonElement>($"api/matching/suggestions?listing={id}");
            if (found.GetProperty("items").GetArrayLength() > 0)
            {
                break;
            }
            await Task.Delay(10);
        }
        return clock.Elapsed.TotalMilliseconds;
    }

    private async Task Pages(ProcessMarket market)
    {
        var port = Ports.Free();
        using var hello = Process.Start(new ProcessStartInfo("dotnet", [typeof(Hello).Assembly.Location, "hello", $"{port}"]))!;
        try
        {
            var anyone = market.Anyone;
            await Task.Delay(2000);
            var bare = await PerSecond(anyone, _ => $"http://127.0.0.1:{port}/");
            string[] words = ["陶瓷", "电池", "检测", "材料", "智能", "制备", "节能", "回收"];
            var cached = await PerSecond(anyone, caller => $"results?q={words[caller]}");
            var turn = 0;
            var fresh = await PerSecond(anyone, caller => $"results?q={words[caller]}+{Interlocked.Increment(ref turn)}");
            var api = await PerSecond(anyone, caller => $"api/search/listings?kind=result&q={words[caller]}");
            AddRate("search page, repeated (output cache)", cached, "hello endpoint", bare);
            AddRate("search page, ever new", fresh, "hello endpoint", bare);
            AddRate("search API", api, "hello endpoint", bare);
        }
        finally
        {
            hello.Kill();
            await hello.WaitForExitAsync();
        }
    }

    private async Task Posting(ProcessMarket market)
    {
        using var enterprise = await market.As("enterprise");
        await using var database = NpgsqlDataSource.Create(market.Database);
        await using (var create = database.CreateCommand("create table if not exists bench_rows (id uuid primary key, body text not null)"))
        {
            await create.ExecuteNonQueryAsync();
        }
        var inserts = await Load.PerSecond(Round, async _ =>
        {
            await using var insert = database.CreateCommand("insert into bench_rows values ($1, $2)");
            insert.Parameters.AddWithValue(Guid.CreateVersion7());
            insert.Parameters.AddWithValue(new string('需', 200));
            await insert.ExecuteNonQueryAsync();
        });
        var posts = await Load.PerSecond(Round, async caller => await Post(enterprise, $"性能测试需求 {caller}"));
        AddRate("posting a need (draft)", posts, "single-row insert", inserts);
    }

    private void AddRate(string what, double measured, string comparedWith, double compared) =>
        rows.Add(new(what, $"{measured:0}/s", $"{comparedWith} {compared:0}/s", $"{measured / compared:0.000}"));

    private static Task<double> PerSecond(HttpClient client, Func<int, string> address) => Load.PerSecond(Round, async caller =>
    {
        using var answer = await client.GetAsync(address(caller));
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    });

    private static async Task<string> Post(HttpClient enterprise, string title)
    {
        using var answer = await enterprise.PostAsJsonAsync("api/listings/needs", Listings.Need(title));
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }
}
