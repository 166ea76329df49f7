using Npgsql;

namespace TechMarket.Tests.Support;

/// <summary>The market as users run it: all services in one process of its own, on a database of its own, behind a door that a test can close.</summary>
internal sealed class ProcessMarket : AnyMarket
{
    private ProcessMarket(string database, bool door, IEnumerable<KeyValuePair<string, string>> settings)
    {
        Database = database;
        var connection = new NpgsqlConnectionStringBuilder(database);
        Door = new TcpDoor(connection.Port);
        connection.Port = door ? Door.Port : connection.Port;
        Process = new ServiceProcess("AllInOne", Address, new Dictionary<string, string>(CommonSettings().Concat(settings)) { ["Market:Database"] = connection.ToString() });
    }

    public ServiceProcess Process { get; }

    /// <summary>The way to the database.</summary>
    public TcpDoor Door { get; }

    /// <summary>The database, past the door.</summary>
    public string Database { get; }

    /// <param name="databaseThere">Whether the door is open.</param>
    /// <param name="door">False goes straight to the database, as users do: the door takes its share of what is measured.</param>
    /// <param name="settings">Beside those that every market of a test has.</param>
    public static async Task<ProcessMarket> Open(bool databaseThere = true, bool door = true, params IEnumerable<KeyValuePair<string, string>> settings)
    {
        var market = new ProcessMarket(await Cluster.NewDatabase(), door, settings);
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
