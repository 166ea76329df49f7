using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace TechMarket.Platform.Messaging;

/// <summary>How a service gets its database.</summary>
public static class Database
{
    /// <summary>Registers a service's database, brought up to date at the start, the relay of its outbox and the keeping of both boxes.</summary>
    /// <exception cref="SettingWrong">The connection string cannot be read.</exception>
    public static void AddServiceDb<TDb>(
        this IServiceCollection services, Settings settings, string schema, Action<DbContextOptionsBuilder>? more = null)
        where TDb : ServiceDb
    {
        var connection = Connection(settings, schema);
        services.AddDbContext<TDb>(options =>
        {
            Configure(options, connection, schema);
            more?.Invoke(options);
        });
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Schema<TDb>>(provider, schema));
        services.AddSingleton<ISchema>(provider => provider.GetRequiredService<Schema<TDb>>());
        services.AddHostedService(provider => provider.GetRequiredService<Schema<TDb>>());
        services.AddSingleton<Rounds<TDb>>();
        services.AddHostedService<Relay<TDb>>();
        services.AddHostedService<CleanUp<TDb>>();
        services.TryAddSingleton<FailedMessages<TDb>>();
        services.AddSingleton<IFailedMessages>(provider => provider.GetRequiredService<FailedMessages<TDb>>());
        services.AddHealthChecks().AddCheck<DatabaseHealth<TDb>>($"{schema}-database").AddCheck<MessagesHealth<TDb>>($"{schema}-messages");
    }

    /// <summary>For the design-time tools, which only need the model.</summary>
    public static DbContextOptions<TDb> DesignOptions<TDb>(string schema) where TDb : DbContext
    {
        var options = new DbContextOptionsBuilder<TDb>();
        Configure(options, "Host=design", schema);
        return options.Options;
    }

    private static string Connection(Settings settings, string schema)
    {
        try
        {
            var connection = new NpgsqlConnectionStringBuilder(settings.DatabaseOf(schema)) { ApplicationName = $"techmarket-{schema}" };
            if (!connection.ShouldSerialize("Maximum Pool Size"))
            {
                connection.MaxPoolSize = 30;
            }
            return connection.ToString();
        }
        catch (ArgumentException wrong)
        {
            throw new SettingWrong($"Market:Database (or Market:Databases:{schema}) is not an Npgsql connection string: {wrong.Message}");
        }
    }

    private static void Configure(DbContextOptionsBuilder options, string connection, string schema) => options
        .UseNpgsql(connection, npgsql => npgsql.MigrationsHistoryTable("__ef", schema))
        .UseSnakeCaseNamingConvention();
}
