using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using TechMarket.Platform.Errors;

namespace TechMarket.Platform.Messaging;

/// <summary>Whether a service's schema is there and up to date; what needs it waits, or answers 503 meanwhile.</summary>
public interface ISchema
{
    /// <summary>The service whose schema it is.</summary>
    string Service { get; }

    bool IsReady { get; }
}

/// <summary>
/// Brings a service's schema up to date before anything else of it starts, then makes ready what must exist before the first
/// request. A database that is away is waited for; one that refuses us stops the start. Processes that start together take turns.
/// </summary>
public sealed partial class Schema<TDb>(IServiceScopeFactory scopes, IEnumerable<IMakeReady<TDb>> more, string service, ILogger<Schema<TDb>> log)
    : IHostedService, ISchema, IDisposable
    where TDb : ServiceDb
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource stopping = new();

    public string Service => service;

    public bool IsReady => ready.Task.IsCompletedSuccessfully;

    public Task Ready(CancellationToken stop) => ready.Task.WaitAsync(stop);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Open(cancellationToken);
        }
        catch (Exception away) when (Away.Is(away) && !cancellationToken.IsCancellationRequested)
        {
            LogAway(service, away.Message);
            _ = Task.Run(() => OpenLater(stopping.Token), CancellationToken.None);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => stopping.CancelAsync();

    public void Dispose() => stopping.Dispose();

    private async Task OpenLater(CancellationToken stop)
    {
        while (!IsReady && !stop.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Pause, stop);
                await Open(stop);
                LogBack(service);
            }
            catch (Exception failed) when (!stop.IsCancellationRequested)
            {
                if (!Away.Is(failed))
                {
                    LogFailed(failed, service);
                }
            }
        }
    }

    private async Task Open(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        await Connect(db, stop);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_lock(hashtext({db.Schema}))", stop);
        await db.Database.MigrateAsync(stop);
        await db.Database.ExecuteSqlRawAsync(WakeRelay(db.Schema), stop);
        foreach (var one in more)
        {
            await one.MakeReady(scope.ServiceProvider, stop);
        }
        await db.Database.ExecuteSqlAsync($"select pg_advisory_unlock(hashtext({db.Schema}))", stop);
        ready.TrySetResult();
    }

    private async Task Connect(TDb db, CancellationToken stop)
    {
        try
        {
            await db.Database.OpenConnectionAsync(stop);
        }
        catch (PostgresException refused) when (refused.SqlState[..2] is "28" or "3D" or "42")
        {
            throw new SettingWrong($"The database of {service} refuses us: {refused.MessageText}. Check Market:Database or Market:Databases:{service}.");
        }
        catch (NpgsqlException unknown) when (unknown.InnerException is SocketException { SocketErrorCode: SocketError.HostNotFound })
        {
            throw new SettingWrong($"The database of {service} is at an unknown host. Check Market:Database or Market:Databases:{service}.");
        }
    }

    /// <summary>A commit that says something notifies the relay, whoever wrote it.</summary>
    private static string WakeRelay(string schema) => $"""
        create or replace function {schema}.wake_relay() returns trigger language plpgsql as
        $wake$ begin perform pg_notify('outbox_{schema}', ''); return null; end $wake$;
        create or replace trigger wake_relay after insert on {schema}.outbox
        for each statement execute function {schema}.wake_relay();
        """;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database of {Service} is away ({Reason}); the service waits for it.")]
    private partial void LogAway(string service, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The database of {Service} is there.")]
    private partial void LogBack(string service);

    [LoggerMessage(Level = LogLevel.Error, Message = "The schema of {Service} could not be brought up to date; tried again.")]
    private partial void LogFailed(Exception failed, string service);
}

/// <summary>Makes ready what must exist in a service's database before its first request; runs at every start, one process at a time.</summary>
public interface IMakeReady<TDb> where TDb : ServiceDb
{
    Task MakeReady(IServiceProvider services, CancellationToken stop);
}
