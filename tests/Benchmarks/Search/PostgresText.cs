using System.Diagnostics;
using System.Text;
using Npgsql;
using TechMarket.Events;
using TechMarket.Tests.Support;

namespace TechMarket.Benchmarks.Search;

/// <summary>
/// PostgreSQL full text over the same terms, the title's weighed three times the others', found by GIN and ranked by ts_rank. It ranks every row
/// that holds any of the terms, so that it is asked few times, one after another.
/// </summary>
internal sealed class PostgresText(int count, Recombined made, Questions questions, Told rows)
{
    private const int Few = 20, Warm = 2;
    private const string Best = "select id from listing where terms @@ $1::text::tsquery order by ts_rank('{0.33,0.33,0.33,1}', terms, $1::text::tsquery) desc limit 10";

    public async Task<Answered> Measure()
    {
        var database = await Cluster.NewDatabase();
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(database) { CommandTimeout = 0, Options = "-c work_mem=64MB -c maintenance_work_mem=512MB -c jit=off" };
            await using var source = NpgsqlDataSource.Create(settings);
            return await Measure(source);
        }
        finally
        {
            await Cluster.Drop(database);
        }
    }

    private async Task<Answered> Measure(NpgsqlDataSource source)
    {
        var clock = Stopwatch.StartNew();
        await Fill(source);
        var took = clock.Elapsed.TotalSeconds;
        await using var size = source.CreateCommand("select pg_total_relation_size('listing')");
        var bytes = (long)(await size.ExecuteScalarAsync())!;
        var three = await Timed.OneByOne([.. Spread(questions.Three)], text => Ask(source, Terms.Typed(text)), Warm);
        var sixty = await Timed.OneByOne([.. Spread(questions.Sixty)], text => Ask(source, Terms.Typed(text)), Warm);
        var whole = await Timed.OneByOne([.. Spread(questions.Whole)], text => Ask(source, Terms.Whole(text)), Warm);
        rows.AddRange([
            new($"PostgreSQL, {count} listings, loading by COPY, then GIN", $"{count / took:0} listings a second"),
            new($"PostgreSQL, {count} listings, on disk, terms alone", $"{bytes / count} bytes a listing"),
            new($"PostgreSQL, {count} listings, three words ({Few} of them)", three.ToString()),
            new($"PostgreSQL, {count} listings, sixty terms ({Few} of them)", sixty.ToString()),
            new($"PostgreSQL, {count} listings, whole need ({Few} of them)", whole.ToString()),
        ]);
        return new(three, null, sixty, whole);
    }

    /// <summary>A few out of all, evenly.</summary>
    private static IEnumerable<string> Spread(IReadOnlyList<string> all) => Enumerable.Range(0, Few).Select(at => all[at * all.Count / Few]);

    private async Task Fill(NpgsqlDataSource source)
    {
        await using var connection = await source.OpenConnectionAsync();
        await Run(connection, "create table listing (id int primary key, terms tsvector not null)");
        await using (var copy = await connection.BeginTextImportAsync("copy listing from stdin"))
        {
            for (var at = 0; at < count; at++)
            {
                await copy.WriteLineAsync($"{at}\t{Vector(made[at])}");
            }
        }
        await Run(connection, "create index on listing using gin (terms) with (fastupdate = off)");
        await Run(connection, "vacuum analyze listing");
    }

    /// <summary>Terms hold letters, digits and points only: nothing to escape.</summary>
    private static string Vector(Listing listing)
    {
        var (vector, position) = (new StringBuilder(), 0);
        foreach (var (text, weight) in new[] { (listing.Title, "A"), ($"{listing.Text}\n{listing.OrganisationName}", "") })
        {
            foreach (var term in Terms.Of(text))
            {
                vector.Append('\'').Append(term).Append("':").Append(++position).Append(weight).Append(' ');
            }
        }
        return vector.ToString();
    }

    private static async Task Ask(NpgsqlDataSource source, IEnumerable<string> terms)
    {
        await using var command = source.CreateCommand(Best);
        command.Parameters.Add(new() { Value = string.Join(" | ", terms.Select(term => $"'{term}'")) });
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            reader.GetInt32(0);
        }
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
