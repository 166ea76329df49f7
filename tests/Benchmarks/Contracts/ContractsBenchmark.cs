using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using TechMarket.Contracts.Statistics;
using TechMarket.Events.Codes;
using TechMarket.Tests.Support;

namespace TechMarket.Benchmarks.Contracts;

/// <summary>The dashboard and the rows behind its numbers over a million contracts, while registrations go on, beside plain GROUP BY over the same table.</summary>
internal sealed class ContractsBenchmark : IBenchmark
{
    private const int Contracts = 1_000_000;
    private const int Many = 100_000;
    private const int Batch = 2_000;
    private const int Looks = 150;
    private const int PlainLooks = 15;
    /// <summary>A market in use has run its code often; the first hundreds of times it is still being compiled.</summary>
    private const int WarmUp = 400;
    private readonly List<Row> rows = [];
    private readonly Random dice = new(350500);
    private readonly HashSet<string> addresses = [];

    public string Name => "contracts";

    public string About => "dashboard and drill-down over 1,000,000 contracts while registrations go on";

    public async Task<IReadOnlyList<Row>> Run()
    {
        await using var market = await ProcessMarket.Open(door: false, settings: ServerTimes.Told);
        var server = new ServerTimes(market.Process, "/api/contracts/statistics");
        await using var database = NpgsqlDataSource.Create(market.Database);
        await Fill(database);
        var waiting = await ManyContracts.Accept(database, 3000);
        await ManyContracts.Execute(database, "vacuum analyze contracts.contracts");
        await ManyContracts.Execute(database, "vacuum analyze contracts.contract_sums");
        using var supervisor = await market.As("supervisor");
        using var registrar = await market.As("registrar");
        using var stop = new CancellationTokenSource();
        var registering = Register(registrar, waiting, stop.Token);
        await Read(supervisor, database, server);
        await stop.CancelAsync();
        var took = await registering;
        rows.Add(new($"registering meanwhile, {took.Count} contracts", Percentiles(took)));
        await Verify(market);
        return rows;
    }

    /// <summary>Most come before the roll-up and are added up at once, as when a market that has them gets the migration; a few are written with it and without.</summary>
    private async Task Fill(NpgsqlDataSource database)
    {
        await ManyContracts.Execute(database, "alter table contracts.contracts disable trigger note_contract");
        for (var from = 2 * Batch; from < Contracts; from += Many)
        {
            await ManyContracts.Register(database, from, Math.Min(Many, Contracts - from));
        }
        var clock = Stopwatch.StartNew();
        await ManyContracts.Register(database, 0, Batch);
        var bare = clock.Elapsed;
        clock.Restart();
        await ManyContracts.Execute(database, $"begin; {SumsSchema.Fill} commit");
        rows.Add(new($"adding {Contracts - Batch} contracts up for the first time", $"{clock.Elapsed.TotalSeconds:0} s"));
        await ManyContracts.Execute(database, "alter table contracts.contracts enable trigger note_contract");
        clock.Restart();
        await ManyContracts.Register(database, Batch, Batch);
        var summed = clock.Elapsed;
        rows.Add(new($"writing {Batch} contracts and their sums at once", $"{summed.TotalSeconds:0.0} s", $"without sums {bare.TotalSeconds:0.0} s", $"{summed / bare:0.0}"));
    }

    private async Task Read(HttpClient supervisor, NpgsqlDataSource database, ServerTimes server)
    {
        await Timed(WarmUp, () => Dashboard(supervisor));
        await server.Take();
        var (dashboard, plain) = (await Timed(Looks, () => Dashboard(supervisor)), await Timed(PlainLooks, () => PlainQueries.Dashboard(database, Day())));
        Add("dashboard, any day, scope and basis: server's time", await server.Take(), 50, "plain GROUP BY", plain);
        rows.Add(new("… and as its caller sees it", Percentiles(dashboard)));
        var opened = addresses.ToList();
        string Any(string? without = null)
        {
            var fitting = opened.Where(address => without is null || !address.Contains($"&{without}=", StringComparison.Ordinal)).ToList();
            return fitting[dice.Next(fitting.Count)];
        }
        await Timed(WarmUp, () => Page(supervisor, Any(), 0));
        var (first, sums) = (await Timed(Looks, () => Page(supervisor, Any(), 0)), await Timed(PlainLooks, () => PlainQueries.Rows(database, Day(), field: null)));
        Add("rows behind a number, first page", first, 100, "plain count, sum and page", sums);
        Add("rows behind a number, fourth page", await Timed(Looks, () => Page(supervisor, Any(), 3)), 100);
        var both = await Timed(Looks / 3, () => Page(supervisor, $"{Any("industry")}&industry={Industries.Divisions.All[dice.Next(97)].Value}", 0));
        Add("… narrowed by an industry besides", both, 100, "plain count, sum and page", await Timed(PlainLooks, () => PlainQueries.Rows(database, Day(), "05")));
        Add("… narrowed by a type besides", await Timed(Looks / 3, () => Page(supervisor, $"{Any("type")}&type={ContractTypes.All.All[dice.Next(5)].Value}", 0)), 100);
        Add("… narrowed by any other number's dimension besides", await Timed(Looks, () => Page(supervisor, Both(Any(), () => Any()), 0)), 100);
    }

    /// <summary>A number's rows that are another number's as well, in the first one's period and place.</summary>
    private static string Both(string one, Func<string> any)
    {
        while (true)
        {
            var narrowed = any().Split('?')[1].Split('&').FirstOrDefault(part => part.Split('=')[0] is not ("from" or "to" or "district" or "side"));
            if (narrowed is not null && !one.Contains($"&{narrowed.Split('=')[0]}=", StringComparison.Ordinal))
            {
                return $"{one}&{narrowed}";
            }
        }
    }

    private async Task<double> Dashboard(HttpClient supervisor)
    {
        var scope = dice.Next(2) == 0 ? "350500" : Districts.Quanzhou.All[dice.Next(13)].Value;
        var basis = new[] { "registered", "output", "absorbed" }[dice.Next(3)];
        var (figures, took) = await Get(supervisor, $"api/contracts/statistics?asOf={Day():yyyy-MM-dd}&scope={scope}&basis={basis}");
        foreach (var slice in figures.GetProperty("breakdowns").EnumerateArray().SelectMany(one => one.GetProperty("slices").EnumerateArray())
            .Concat(figures.GetProperty("byType").EnumerateArray()).Concat(figures.GetProperty("byDistrict").EnumerateArray()))
        {
            addresses.Add(slice.GetProperty("rows").GetString()!.TrimStart('/'));
        }
        return took;
    }

    /// <summary>The time of the page itself, not of those before it.</summary>
    private static async Task<double> Page(HttpClient supervisor, string address, int before)
    {
        var (page, took) = await Get(supervisor, address);
        for (; before > 0 && page.GetProperty("next").GetString() is { } next; before--)
        {
            (page, took) = await Get(supervisor, $"{address}&after={next}");
        }
        return took;
    }

    private static async Task<(JsonElement Answer, double Took)> Get(HttpClient client, string address)
    {
        var clock = Stopwatch.StartNew();
        using var answer = await client.GetAsync(address);
        answer.EnsureSuccessStatusCode();
        var body = await answer.Content.ReadAsByteArrayAsync();
        var took = clock.Elapsed.TotalMilliseconds;
        return (JsonElement.Parse(body), took);
    }

    /// <summary>Registers about five contracts a second, as long as it may.</summary>
    private static async Task<IReadOnlyList<double>> Register(HttpClient registrar, IReadOnlyList<Guid> waiting, CancellationToken stop)
    {
        var took = new List<double>();
        foreach (var id in waiting.TakeWhile(_ => !stop.IsCancellationRequested))
        {
            using var read = await registrar.GetAsync($"api/contracts/{id}", CancellationToken.None);
            using var request = new HttpRequestMessage(HttpMethod.Post, $"api/contracts/{id}/registration") { Content = JsonContent.Create(new { }) };
            request.Headers.IfMatch.Add(read.EnsureSuccessStatusCode().Headers.ETag!);
            var clock = Stopwatch.StartNew();
            using var answer = await registrar.SendAsync(request, CancellationToken.None);
            answer.EnsureSuccessStatusCode();
            took.Add(clock.Elapsed.TotalMilliseconds);
            await Task.Delay(200, CancellationToken.None);
        }
        return took;
    }

    private async Task Verify(ProcessMarket market)
    {
        using var service = await market.AsService();
        service.Timeout = TimeSpan.FromMinutes(30);
        var (answer, took) = await Get(service, "api/contracts/statistics/differences");
        var wrong = answer.GetProperty("items").GetArrayLength();
        rows.Add(new("all sums added up anew and compared", $"{took / 1000:0} s, {wrong} differences", Aim: "0 differences", Met: wrong == 0));
    }

    private DateOnly Day() => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime).AddDays(-dice.Next(700));

    private static async Task<IReadOnlyList<double>> Timed(int times, Func<Task<double>> once)
    {
        var took = new List<double>();
        for (var i = 0; i < times; i++)
        {
            took.Add(await once());
        }
        return took;
    }

    private void Add(string what, IReadOnlyList<double> took, double aim, string comparedWith = "", IReadOnlyList<double>? compared = null)
    {
        var (p95, plain) = (Load.Percentile(took, .95), compared is null ? 0 : Load.Percentile(compared, .95));
        rows.Add(new(what, Percentiles(took), compared is null ? "—" : $"{comparedWith}, p95 {plain:0} ms",
            compared is null ? "—" : (p95 / plain).ToString("0.000", CultureInfo.InvariantCulture), $"p95 ≤ {aim:0} ms", p95 <= aim));
    }

    private static string Percentiles(IReadOnlyList<double> took) => $"p50 {Load.Percentile(took, .5):0.0} ms, p95 {Load.Percentile(took, .95):0.0} ms";
}
