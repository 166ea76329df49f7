using Npgsql;

namespace TechMarket.Tests.Support;

/// <summary>The market as users run it: all services in one process of its own, on a database of its own, behind a door.</summary>
internal sealed class ProcessMarket : AnyMarket
{
    private ProcessMarket(string database)
    {
        Database = database;
        var connection = new NpgsqlConnectionStringBuilder(database);
        Door = new TcpDoor(connection.Port);
        connection.Port = Door.Port;
        Process = new ServiceProcess("AllInOne", Address, new Dictionary<string, string>(CommonSettings()) { ["Market:Database"] = connection.ToString() });
    }

    public ServiceProcess Process { get; }

    /// <summary>The way to the database.</summary>
    public TcpDoor Door { get; }

    /// <summary>The database, past the door.</summary>
    public string Database { get; }

    public static async Task<ProcessMarket> Open(bool databaseThere = true)
    {
        var market = new ProcessMarket(await Cluster.NewDatabase());
        if (databaseThere)
        {
            market.Door.Open();
        }
        market.Process.Start();
        if (databaseThere)
        {
            await market.Process.Ready();
        }
        market.Opened();
        return market;
    }

    public override async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        await Door.DisposeAsync();
        await Cluster.Drop(Database);
        await base.DisposeAsync();
    }
}
