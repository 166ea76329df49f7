using Npgsql;

namespace TechMarket.Tests.Support;

/// <summary>
/// Every service as a process of its own with a database of its own, on RabbitMQ: two instances each of Identity, Listings, Matching
/// and Contracts, one of Search (one writer per index) and the Portal, which is the market's one address.
/// </summary>
internal sealed class ApartMarket : AnyMarket
{
    private static readonly string[] twice = ["Identity", "Listings", "Matching", "Contracts"];
    private readonly List<ServiceProcess> processes = [];
    private readonly Dictionary<string, string> databases = [];

    public RabbitMq Broker { get; private set; } = null!;

    public IReadOnlyList<ServiceProcess> Processes => processes;

    public static async Task<ApartMarket> Open()
    {
        var market = new ApartMarket();
        var broker = RabbitMq.Open();
        foreach (var service in twice.Append("Search"))
        {
            market.databases[service] = new NpgsqlConnectionStringBuilder(await Cluster.NewDatabase()) { MaxPoolSize = 12 }.ToString();
        }
        market.Broker = await broker;
        market.Lay();
        market.processes.ForEach(process => process.Start());
        await market.Ready();
        market.Opened();
        return market;
    }

    /// <summary>The processes of one service.</summary>
    public IReadOnlyList<ServiceProcess> Of(string service) => [.. processes.Where(process => process.Project == service)];

    public Task Ready() => Task.WhenAll(processes.Select(process => process.Ready()));

    /// <summary>Starts what a failed test left ended, so that it fails alone.</summary>
    public async Task MakeWhole()
    {
        if (!Broker.Runs)
        {
            await Broker.Kill();
            await Broker.Start();
        }
        foreach (var ended in processes.Where(process => !process.Runs))
        {
            ended.Start();
        }
        await Ready();
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var process in processes)
        {
            await process.DisposeAsync();
        }
        await Broker.DisposeAsync();
        foreach (var database in databases.Values)
        {
            await Cluster.Drop(database);
        }
        await base.DisposeAsync();
    }

    /// <summary>Gives every instance its address and settings.</summary>
    private void Lay()
    {
        var common = CommonSettings();
        common["Market:Bus"] = "rabbitmq";
        common["Market:RabbitMq"] = Broker.Address;
        var places = twice.Concat(twice).Append("Search").Select(service => (service, address: new Uri($"http://127.0.0.1:{Ports.Free()}/"))).ToList();
        foreach (var service in places.GroupBy(place => place.service))
        {
            common[$"Market:Addresses:{service.Key.ToLowerInvariant()}"] = string.Join(',', service.Select(place => place.address));
        }
        foreach (var (service, address) in places)
        {
            processes.Add(new ServiceProcess(service, address, new Dictionary<string, string>(common)
            {
                ["Market:Listen"] = address.ToString(),
                ["Market:Database"] = databases[service],
            }));
        }
        processes.Add(new ServiceProcess("Portal", Address, common));
    }
}
