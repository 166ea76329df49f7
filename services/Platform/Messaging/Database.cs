using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace TechMarket.Platform.Messaging;

public static class Database
{
    /// <summary>Registers a service's database, brought up to date at the start, and the relay of its outbox.</summary>
    public static void AddServiceDb<TDb>(
        this IServiceCollection services, Settings settings, string schema, Action<DbContextOptionsBuilder>? more = null)
        where TDb : ServiceDb
    {
        var connection = new NpgsqlConnectionStringBuilder(settings.DatabaseOf(schema))
        {
            MaxPoolSize = 30,
            ApplicationName = $"techmarket-{schema}",
        }.ToString();
        services.AddDbContext<TDb>(options =>
        {
            Configure(options, connection, schema);
            more?.Invoke(options);
        });
        services.AddHostedService<Migrator<TDb>>();
        services.AddHostedService<Relay<TDb>>();
        services.AddHealthChecks().AddCheck<DatabaseHealth<TDb>>($"{schema}-database");
    }

    /// <summary>For the design-time tools, which only need the model.</summary>
    public static DbContextOptions<TDb> DesignOptions<TDb>(string schema) where TDb : DbContext
    {
        var options = new DbContextOptionsBuilder<TDb>();
        Configure(options, "Host=design", schema);
        return options.Options;
    }

    private static void Configure(DbContextOptionsBuilder options, string connection, string schema) => options
        .UseNpgsql(connection, npgsql => npgsql.MigrationsHistoryTable("__ef", schema))
        .UseSnakeCaseNamingConvention();
}

/// <summary>Brings a schema up to date before anything else of the service starts.</summary>
internal sealed class Migrator<TDb>(IServiceScopeFactory scopes) : IHostedService where TDb : ServiceDb
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        await db.Database.MigrateAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync(WakeRelay(db.Schema), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A commit that says something notifies the relay, whoever wrote it.</summary>
    private static string WakeRelay(string schema) => $"""
        create or replace function {schema}.wake_relay() returns trigger language plpgsql as
        $wake$ begin perform pg_notify('outbox_{schema}', ''); return null; end $wake$;
        create or replace trigger wake_relay after insert on {schema}.outbox
        for each statement execute function {schema}.wake_relay();
        """;
}
