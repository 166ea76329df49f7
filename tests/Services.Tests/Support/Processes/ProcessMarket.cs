namespace TechMarket.Tests.Support;

/// <summary>The market as users run it: all services in one process of its own, on a database of its own.</summary>
internal sealed class ProcessMarket : AnyMarket
{
    private readonly string database;

    private ProcessMarket(string database)
    {
        this.database = database;
        Process = new ServiceProcess("AllInOne", Address, new Dictionary<string, string>(CommonSettings()) { ["Market:Database"] = database });
    }

    public ServiceProcess Process { get; }

    public string Database => database;

    public static async Task<ProcessMarket> Open()
    {
        var market = new ProcessMarket(await Cluster.NewDatabase());
        market.Process.Start();
        await market.Process.Ready();
        market.Opened();
        return market;
    }

    public override async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        await Cluster.Drop(database);
        await base.DisposeAsync();
    }
}
