using System.Diagnostics;
using System.Text.Json;
using TechMarket.Platform.Auth;

namespace TechMarket.AllInOne.Demo;

/// <summary>
/// Loads the demo data in the background once the market answers: imports as the operator, cases and contracts as the demo
/// accounts, all through the public API. What is there already stays as it is, so every start may run it again.
/// </summary>
internal sealed partial class LoadDemo(
    DemoState state, DemoCalls calls, DemoFilesUpload files, DemoDesks desks, DemoCases cases, DemoDrafts drafts, IHostApplicationLifetime life, ILogger<LoadDemo> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Started(stoppingToken);
        for (var attempt = 1; attempt <= 8 && !stoppingToken.IsCancellationRequested; attempt++)
        {
            try
            {
                var begun = Stopwatch.StartNew();
                await Load(stoppingToken);
                LogLoaded((int)begun.Elapsed.TotalSeconds);
                return;
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                (state.Paused, state.Says) = (true, $"{state.Says}: {failed.Message}");
                LogPaused(failed, attempt);
                await Task.Delay(TimeSpan.FromSeconds(5 * attempt), stoppingToken);
            }
        }
    }

    private async Task Load(CancellationToken stop)
    {
        calls.Forget();
        Say("organisations");
        await files.Organisations(stop);
        Say("needs and results");
        var listings = await Listings(stop);
        if (!Has(listings, "results.jsonl") || !Has(listings, "needs.jsonl"))
        {
            await KnownToListings(stop);
            await (Has(listings, "results.jsonl") ? Task.CompletedTask : files.Results(stop));
            await (Has(listings, "needs.jsonl") ? Task.CompletedTask : files.Needs(stop));
            listings = await Listings(stop);
        }
        Say("contracts");
        await files.Contracts(stop);
        Say("certificates and reviews");
        await desks.Fill(stop);
        Say("cases");
        await cases.Play(listings, stop);
        Say("contract drafts");
        await drafts.File(stop);
        Say("loaded");
    }

    /// <summary>Each file is one commit: where one of its listings is, all are.</summary>
    private static bool Has(Dictionary<string, Guid> listings, string file) =>
        DemoFiles.Read<JsonElement>(file).Exists(row => listings.ContainsKey(row.GetProperty("id").GetString()!));

    private void Say(string what) => (state.Paused, state.Says) = (false, what);

    private async Task Started(CancellationToken stop)
    {
        var started = new TaskCompletionSource();
        await using var on = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stop);
    }

    /// <summary>A listing imported before its organisation is known there would belong to the operator.</summary>
    private async Task KnownToListings(CancellationToken stop)
    {
        var kinds = DemoFiles.Read<JsonElement>("organisations.jsonl").ToLookup(o => o.GetProperty("kind").GetString());
        await DemoCalls.Until(async () =>
        {
            var counts = await DemoCalls.Json(await calls.Get(Roles.Service, "api/listings/counts", stop), stop);
            return counts.GetProperty("enterprises").GetInt32() >= kinds["enterprise"].Count()
                && counts.GetProperty("institutes").GetInt32() >= kinds["institute"].Count();
        }, stop);
    }

    /// <summary>The demo listings in the market, by their id in the demo files; titles tell which is which.</summary>
    private async Task<Dictionary<string, Guid>> Listings(CancellationToken stop)
    {
        var titles = DemoFiles.Read<JsonElement>("needs.jsonl").Concat(DemoFiles.Read<JsonElement>("results.jsonl"))
            .ToDictionary(row => row.GetProperty("title").GetString()!, row => row.GetProperty("id").GetString()!);
        var found = new Dictionary<string, Guid>();
        string? after = "0";
        while (after is not null)
        {
            var page = await DemoCalls.Json(await calls.Get(Roles.Service, $"api/listings/feed?after={after}&limit=2000", stop), stop);
            foreach (var listing in page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("listing")))
            {
                if (listing.GetProperty("source").GetString() == DemoFilesUpload.Source && titles.TryGetValue(listing.GetProperty("title").GetString()!, out var id))
                {
                    found[id] = listing.GetProperty("id").GetGuid();
                }
            }
            after = page.GetProperty("next").GetString();
        }
        return found;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The demo data is complete after {Seconds} s.")]
    private partial void LogLoaded(int seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The demo data is not complete yet (attempt {Attempt}).")]
    private partial void LogPaused(Exception failed, int attempt);
}
