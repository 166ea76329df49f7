using System.Net.Sockets;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using TechMarket.Platform.Errors;

namespace TechMarket.Platform.Messaging;

/// <summary>
/// Watches over the connection to RabbitMQ. At the start, a broker that refuses us or is at an unknown host stops the process with one
/// sentence; one that is away is waited for. Later its going and coming back are said once each.
/// </summary>
internal sealed partial class Broker(Settings settings, IBusControl bus, ILogger<Broker> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly Outage outage = new();

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Connect(cancellationToken);
        }
        catch (Exception refused) when (Refusal(refused) is { } reason)
        {
            throw new SettingWrong($"RabbitMQ at {settings.RabbitMq.Host}:{settings.RabbitMq.Port} refuses us: {reason} Check Market:RabbitMq.");
        }
        catch (Exception away) when (!cancellationToken.IsCancellationRequested)
        {
            // Not there, still starting, or dying under our hands: in no case a reason to end.
            NoteAway(away.GetBaseException().Message);
        }
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The bus itself begins to connect only after all services have started.
        await Task.WhenAny(bus.WaitForHealthStatus(BusHealthStatus.Healthy, stoppingToken), Task.Delay(Patience, stoppingToken));
        while (!stoppingToken.IsCancellationRequested)
        {
            var health = bus.CheckHealth();
            if (health.Status != BusHealthStatus.Healthy)
            {
                NoteAway(health.Exception?.Message ?? health.Description);
            }
            else if (outage.Ends())
            {
                LogBack();
            }
            await Task.Delay(Look, stoppingToken);
        }
    }

    private async Task Connect(CancellationToken stop)
    {
        var factory = new ConnectionFactory { Uri = Amqp(settings.RabbitMq), RequestedConnectionTimeout = Patience, AutomaticRecoveryEnabled = false };
        await using var connection = await factory.CreateConnectionAsync("techmarket-start", stop);
        // A virtual host that is not there is told of only now.
        await using var channel = await connection.CreateChannelAsync(cancellationToken: stop);
        await connection.CloseAsync(stop);
    }

    private static Uri Amqp(Uri address) => new UriBuilder(address) { Scheme = address.Scheme == "amqps" ? "amqps" : "amqp" }.Uri;

    private static string? Refusal(Exception? failed) => failed switch
    {
        null => null,
        AuthenticationFailureException => "wrong user or password.",
        OperationInterruptedException { ShutdownReason.ReplyCode: 530 } => "no such virtual host, or no right to it.",
        SocketException { SocketErrorCode: SocketError.HostNotFound } => "the host is unknown.",
        AggregateException many => many.InnerExceptions.Select(Refusal).FirstOrDefault(reason => reason is not null),
        _ => Refusal(failed.InnerException),
    };

    private void NoteAway(string reason)
    {
        if (outage.Begins())
        {
            LogAway(reason);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "RabbitMQ is away ({Reason}); messages wait for it.")]
    private partial void LogAway(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "RabbitMQ is there.")]
    private partial void LogBack();
}
