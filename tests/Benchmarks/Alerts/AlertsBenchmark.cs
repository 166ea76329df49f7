using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TechMarket.Benchmarks.Main;
using TechMarket.Events;
using TechMarket.Platform.Messaging;
using TechMarket.Search;
using TechMarket.Search.Lucene;
using TechMarket.Search.Saved;
using TechMarket.Tests.Support;

namespace TechMarket.Benchmarks.Alerts;

/// <summary>How soon a published listing alerts the saved searches that find it, among very many, and whether none is missed or told twice.</summary>
internal sealed class AlertsBenchmark : IBenchmark
{
    private const int Saved = 10_000, Published = 100, People = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90), Aim = TimeSpan.FromSeconds(60);
    private readonly Random random = new(5);

    public string Name => "alerts";

    public string About => $"publishing → alerts of {Saved:#,0} saved searches: how soon, missed, twice";

    public async Task<IReadOnlyList<Row>> Run()
    {
        await using var market = await ProcessMarket.Open(door: false);
        var titles = Main.Listings.Titles(12_000);
        var searches = await Save(market, titles);
        var published = await Publish(market, [.. titles.Where((_, i) => i % (titles.Count / Published) == 0).Take(Published)]);
        var expected = await Expected(market, searches, [.. published.Keys]);
        var raised = await Raised(market, expected.Count);
        return [.. Report(published, expected, raised), await InMemory(searches.Values, titles)];
    }

    /// <summary>What one look takes: all queries, understood before, against one listing.</summary>
    private static async Task<Row> InMemory(IEnumerable<string> searches, IReadOnlyList<string> titles)
    {
        var folder = Directory.CreateTempSubdirectory("techmarket-alerts-").FullName;
        var waits = new List<double>();
        await using (var index = new LuceneIndex(folder, TimeSpan.FromHours(1), error => throw error))
        {
            List<FindQuery> queries = [.. searches.Select(words => new FindQuery { Text = words })];
            foreach (var title in titles.Take(21))
            {
                var clock = Stopwatch.StartNew();
                await index.WhichFind(queries, [new Listing(Guid.CreateVersion7(), "need", 1, title, string.Concat(titles.Take(20)), [], null, null, null, [], null, null, null, null, Guid.CreateVersion7(), "", DateTimeOffset.UtcNow, null, false)], default);
                waits.Add(clock.Elapsed.TotalMilliseconds);
            }
        }
        Directory.Delete(folder, recursive: true);
        return new($"one listing against all {Saved:#,0} queries in memory, p50", $"{Load.Percentile(waits[1..], .5):0} ms", $"the first time {waits[0]:0} ms");
    }

    private static List<Row> Report(Dictionary<Guid, DateTimeOffset> published, HashSet<(Guid, Guid)> expected, List<(Guid Search, Guid Listing, DateTimeOffset At)> raised)
    {
        var pairs = raised.Select(alert => (alert.Search, alert.Listing)).ToHashSet();
        var (missed, more, twice) = (expected.Except(pairs).Count(), pairs.Except(expected).Count(), raised.Count - pairs.Count);
        var waits = raised.GroupBy(alert => alert.Listing).Select(alerts => (alerts.Max(alert => alert.At) - published[alerts.Key]).TotalMilliseconds).ToList();
        var p99 = Load.Percentile(waits, .99);
        return
        [
            new($"publishing → last alert of {Saved:#,0} saved searches, p50 of {waits.Count}", $"{Load.Percentile(waits, .5):0} ms"),
            new("… p99", $"{p99:0} ms", Aim: $"≤ {Aim.TotalSeconds:0} s", Met: p99 <= Aim.TotalMilliseconds),
            new("alerts raised", $"{raised.Count}", "pairs the search itself finds " + expected.Count),
            new("missed", $"{missed}", Aim: "0", Met: missed == 0),
            new("told of what the search, since ten listings hold the words, no longer guesses", $"{more}"),
            new("told twice", $"{twice}", Aim: "0", Met: twice == 0),
        ];
    }

    /// <summary>One or two words out of a title each, straight into the table: one person may keep only 50.</summary>
    private async Task<Dictionary<Guid, string>> Save(ProcessMarket market, IReadOnlyList<string> titles)
    {
        var (rows, now, keys) = (new List<SavedSearch>(Saved), DateTimeOffset.UtcNow, new HashSet<string>());
        var people = Enumerable.Range(0, People).Select(_ => Guid.CreateVersion7()).ToList();
        while (rows.Count < Saved)
        {
            string[] words = [.. titles[random.Next(titles.Count)].Split(' ').Where(word => word.Length > 1)];
            random.Shuffle(words);
            var conditions = new Conditions(string.Join(' ', words.Take(1 + random.Next(2))), ["need"], [], [], [], [], [], null, null, null);
            var person = people[rows.Count % People];
            if (words.Length > 0 && keys.Add(person + conditions.Key()))
            {
                var search = new SavedSearch { AccountId = person, Conditions = conditions, ConditionsKey = conditions.Key(), CreatedAt = now, Language = "zh-CN" };
                search.Change(conditions.Q!, rows.Count % 2 == 0 ? SavedSearch.Instant : SavedSearch.Daily, now);
                rows.Add(search);
            }
        }
        await using var db = new SearchDb(new DbContextOptionsBuilder<SearchDb>().UseNpgsql(market.Database).UseSnakeCaseNamingConvention().Options);
        await using var commit = await db.Database.BeginTransactionAsync();
        await db.Copy(rows, default);
        await commit.CommitAsync();
        return rows.ToDictionary(row => row.Id, row => row.Conditions.Q!);
    }

    /// <summary>When each was published, as its official pressed the button.</summary>
    private static async Task<Dictionary<Guid, DateTimeOffset>> Publish(ProcessMarket market, IReadOnlyList<string> titles)
    {
        using var enterprise = await market.As("enterprise");
        using var supervisor = await market.As("supervisor");
        var published = new Dictionary<Guid, DateTimeOffset>();
        foreach (var title in titles)
        {
            using var posted = await enterprise.PostAsJsonAsync("api/listings/needs", Main.Listings.Need(title.Replace(" ", "", StringComparison.Ordinal)));
            var id = (await posted.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
            (await enterprise.PostAsync($"api/listings/needs/{id}/submission", null)).EnsureSuccessStatusCode();
            using var read = await supervisor.GetAsync($"api/listings/needs/{id}");
            using var review = new HttpRequestMessage(HttpMethod.Post, $"api/listings/needs/{id}/review") { Content = JsonContent.Create(new { publish = true }) };
            review.Headers.IfMatch.Add(read.EnsureSuccessStatusCode().Headers.ETag!);
            published[id] = DateTimeOffset.UtcNow;
            (await supervisor.SendAsync(review)).EnsureSuccessStatusCode();
        }
        return published;
    }

    /// <summary>What the search itself answers to each of the queries once all can be found.</summary>
    private static async Task<HashSet<(Guid, Guid)>> Expected(ProcessMarket market, Dictionary<Guid, string> searches, IReadOnlyCollection<Guid> published)
    {
        while ((await market.Anyone.GetFromJsonAsync<JsonElement>("api/search/status")).GetProperty("needs").GetInt32() < published.Count)
        {
            await Task.Delay(100);
        }
        var expected = new HashSet<(Guid, Guid)>();
        foreach (var (search, words) in searches)
        {
            var found = await market.Anyone.GetFromJsonAsync<JsonElement>($"api/search/listings?kind=need&size=100&q={Uri.EscapeDataString(words)}");
            if (!found.GetProperty("loose").GetBoolean())
            {
                expected.UnionWith(found.GetProperty("items").EnumerateArray().Select(item => (search, item.GetProperty("id").GetGuid())));
            }
        }
        return expected;
    }

    private static async Task<List<(Guid Search, Guid Listing, DateTimeOffset At)>> Raised(ProcessMarket market, int expected)
    {
        await using var database = NpgsqlDataSource.Create(market.Database);
        var raised = new List<(Guid, Guid, DateTimeOffset)>();
        for (var until = DateTimeOffset.UtcNow + Patience; raised.Count < expected && DateTimeOffset.UtcNow < until; await Task.Delay(200))
        {
            raised.Clear();
            await using var read = database.CreateCommand("select search_id, listing_id, raised_at from search.alerts");
            await using var rows = await read.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                raised.Add((rows.GetGuid(0), rows.GetGuid(1), rows.GetFieldValue<DateTimeOffset>(2)));
            }
        }
        return raised;
    }
}
