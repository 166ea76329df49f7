using System.Diagnostics;
using Npgsql;

namespace TechMarket.Benchmarks.Contracts;

/// <summary>What the same numbers cost without a roll-up: straight SQL over the contracts, past HTTP and the service.</summary>
internal static class PlainQueries
{
    /// <summary>The columns the dashboard is split by.</summary>
    private static readonly string[] Columns =
    [
        "''::text", "type", "field", "detailed_type", "seller_kind", "buyer_kind", "seller_district", "buyer_district", "ip", "plan_source", "objective", "industry", "size", "cross_border", "from_case",
        "institute_to_enterprise", "office", "date_trunc('month', registered_on)::text",
    ];

    public static Task<double> Dashboard(NpgsqlDataSource database, DateOnly day) => Timed(database, string.Join(';', Columns.Select(column =>
        $"""
        select {column}, count(*) filter (where registered_on >= '{day.Year}-01-01'), sum(total_amount) filter (where registered_on >= '{day.Year}-01-01'),
          count(*) filter (where registered_on <= '{day.AddYears(-1):yyyy-MM-dd}'), sum(total_amount) filter (where registered_on <= '{day.AddYears(-1):yyyy-MM-dd}')
        from contracts.contracts where status = 'registered' and registered_on between '{day.Year - 1}-01-01' and '{day:yyyy-MM-dd}' group by 1
        """)));

    public static Task<double> Rows(NpgsqlDataSource database, DateOnly day, string? field)
    {
        var rows = $"from contracts.contracts where status = 'registered' and registered_on between '{day.Year}-01-01' and '{day:yyyy-MM-dd}' and type = 'DEV'"
            + (field is null ? "" : $" and field = '{field}'");
        return Timed(database, $"select count(*), sum(total_amount), sum(technology_amount) {rows}; select * {rows} order by registered_on desc, id desc limit 50");
    }

    private static async Task<double> Timed(NpgsqlDataSource database, string sql)
    {
        var clock = Stopwatch.StartNew();
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 600;
        await using var reader = await command.ExecuteReaderAsync();
        do
        {
            while (await reader.ReadAsync())
            {
            }
        }
        while (await reader.NextResultAsync());
        return clock.Elapsed.TotalMilliseconds;
    }
}
