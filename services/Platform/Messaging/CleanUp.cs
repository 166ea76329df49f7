using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TechMarket.Platform.Idempotency;

namespace TechMarket.Platform.Messaging;

/// <summary>
/// Deletes inbox rows heard days ago, so that it stays small. Longer than any message can be under way; should one come later still,
/// consumers are right by the versions and keys of their own rows. Idempotency keys go after a day.
/// </summary>
internal sealed class CleanUp<TDb>(IServiceScopeFactory scopes, Schema<TDb> schema, Rounds<TDb> rounds) : BackgroundService
    where TDb : ServiceDb
{
    public const int HeardDays = 3;
    private const int AtOnce = 5000;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        rounds.Repeat("deleting old messages", Run, stop => Task.Delay(Pause, stop), stoppingToken);

    /// <summary>Deletes in small portions, which hold nobody up.</summary>
    public async Task Run(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        string[] all =
        [
            Delete("inbox", "heard_at", $"{HeardDays} days"),
            Delete("idempotency_keys", "made_at", $"{IdempotencyKeyRow.KeptHours} hours"),
        ];
        foreach (var sql in all)
        {
            while (await db.Database.ExecuteSqlRawAsync(sql, stop) == AtOnce)
            {
            }
        }
    }

    private string Delete(string table, string since, string age) => $"""
        delete from {schema.Service}.{table} where ctid in (
          select ctid from {schema.Service}.{table} where {since} < now() - interval '{age}' limit {AtOnce} for update skip locked)
        """;
}
