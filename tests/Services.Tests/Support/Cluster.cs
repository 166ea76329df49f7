using Npgsql;

namespace TechMarket.Tests.Support;

/// <summary>The throw-away PostgreSQL that <c>deploy/test</c> starts; each market gets a database of its own in it.</summary>
internal static class Cluster
{
    private static readonly string Server = Environment.GetEnvironmentVariable("TECHMARKET_TEST_POSTGRES")
        ?? throw new InvalidOperationException(
            "TECHMARKET_TEST_POSTGRES is not set. Run deploy/test, or set it to what 'deploy/postgres url' prints.");

    public static async Task<string> NewDatabase()
    {
        var name = $"t_{Guid.NewGuid():n}";
        await Run($"create database {name} template template0");
        return new NpgsqlConnectionStringBuilder(Server) { Database = name }.ToString();
    }

    public static async Task Drop(string connection)
    {
        NpgsqlConnection.ClearAllPools();
        await Run($"drop database if exists {new NpgsqlConnectionStringBuilder(connection).Database} with (force)");
    }

    private static async Task Run(string sql)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
