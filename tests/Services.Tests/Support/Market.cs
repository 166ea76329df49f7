using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TechMarket.AllInOne;
using TechMarket.Platform;

namespace TechMarket.Tests.Support;

/// <summary>The whole market in this process, on a free port and a database of its own, with the demo accounts and no demo data.</summary>
internal sealed class Market : AnyMarket
{
    private WebApplication app = null!;
    private string database = "";

    /// <summary>For what a test must see inside.</summary>
    public IServiceProvider Services => app.Services;

    public string Database => database;

    public static async Task<Market> Open(params (string Key, string Value)[] settings)
    {
        var market = new Market { database = await Cluster.NewDatabase() };
        await market.Start(settings);
        return market;
    }

    /// <summary>Stops the market and starts it again on the same data.</summary>
    public async Task Restart(params (string Key, string Value)[] settings)
    {
        await Stop();
        await Start(settings);
    }

    /// <summary>Stops the market, does something to what it left on disk, and starts it again.</summary>
    public async Task Restart(Action meanwhile)
    {
        await Stop();
        meanwhile();
        await Start([]);
    }

    public override async ValueTask DisposeAsync()
    {
        await Stop();
        await Cluster.Drop(database);
        await base.DisposeAsync();
    }

    private async Task Start((string Key, string Value)[] settings)
    {
        var all = CommonSettings().ToDictionary(pair => pair.Key, pair => (string?)pair.Value);
        all["Market:Database"] = database;
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }
        app = Hosting.Build([], Rooms.All, builder =>
        {
            builder.Configuration.AddInMemoryCollection(all);
            builder.Services.AddSingleton<TimeProvider>(Clock);
        });
        await app.StartAsync();
        Opened();
    }

    private async Task Stop()
    {
        Closed();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
