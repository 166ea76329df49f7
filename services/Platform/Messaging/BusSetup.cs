using System.Reflection;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using TechMarket.Events;

namespace TechMarket.Platform.Messaging;

internal static class BusSetup
{
    /// <summary>Imports wait behind everything else: priority 0 against 1.</summary>
    private const byte Priorities = 1;

    public static void AddMarketBus(this IServiceCollection services, Settings settings, IReadOnlyList<Consumers> all)
    {
        services.AddSingleton(all);
        services.AddSingleton<InFlight>();
        var heard = all.SelectMany(consumers => consumers.All).ToList();
        foreach (var consumer in heard)
        {
            services.AddScoped(consumer.Consumer);
        }
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            // Without its broker a service still answers; what it says waits in its outbox.
            bus.ConfigureHealthCheckOptions(health =>
            {
                health.Name = "bus";
                health.MinimalFailureStatus = HealthStatus.Degraded;
            });
            foreach (var receiver in heard.SelectMany(consumer => consumer.Receivers))
            {
                bus.AddConsumer(receiver);
            }
            if (settings.Bus == "rabbitmq")
            {
                bus.UsingRabbitMq((context, transport) =>
                {
                    transport.Host(settings.RabbitMq);
                    transport.MessageTopology.SetEntityNameFormatter(new PinnedNames(transport.MessageTopology.EntityNameFormatter));
                    foreach (var said in EventTypes.All)
                    {
                        transport.Publish(said, to => DeclareListeners(to, said));
                    }
                    AddQueues(transport, context, heard);
                });
            }
            else
            {
                bus.UsingInMemory((context, transport) => AddQueues(transport, context, heard));
            }
        });
        if (settings.Bus == "rabbitmq")
        {
            services.AddHostedService<Broker>();
        }
        services.Configure<MassTransitHostOptions>(options => options.WaitUntilStarted = settings.Bus == "memory");
    }

    /// <summary>A broker drops what no queue is bound for, so who says an event makes the queues of all who are to hear it.</summary>
    private static void DeclareListeners(IRabbitMqMessagePublishTopologyConfigurator said, Type type)
    {
        foreach (var listener in type.GetCustomAttributes<HeardByAttribute>())
        {
            said.BindQueue(EventTypes.NameOf(type), listener.Queue, queue => queue.SetQueueArgument("x-max-priority", Priorities));
        }
    }

    private static void AddQueues<TEndpoint>(
        IBusFactoryConfigurator<TEndpoint> transport, IRegistrationContext context, IEnumerable<Consumers.Heard> heard)
        where TEndpoint : IReceiveEndpointConfigurator
    {
        foreach (var consumer in heard)
        {
            transport.ReceiveEndpoint(consumer.Queue, endpoint =>
            {
                endpoint.ConcurrentMessageLimit = 16;
                if (endpoint is IRabbitMqReceiveEndpointConfigurator rabbit)
                {
                    rabbit.EnablePriority(Priorities);
                }
                endpoint.ConfigureError(error => error.UseFilter(new KeepUnreadable(Keeper(context, consumer))));
                foreach (var receiver in consumer.Receivers)
                {
                    endpoint.ConfigureConsumer(context, receiver);
                }
            });
        }
    }

    private static Func<Guid, string, Exception, CancellationToken, Task> Keeper(IServiceProvider services, Consumers.Heard consumer)
    {
        var failed = (IFailedMessages)services.GetRequiredService(typeof(FailedMessages<>).MakeGenericType(consumer.Db));
        return (message, body, failure, stop) => failed.Keep(message, consumer.Consumer.Name, null, body, failure, stop);
    }

    /// <summary>An event's exchange has the event's pinned name, whatever its record is called.</summary>
    private sealed class PinnedNames(IEntityNameFormatter usual) : IEntityNameFormatter
    {
        public string FormatEntityName<T>() => EventTypes.All.Contains(typeof(T)) ? EventTypes.NameOf(typeof(T)) : usual.FormatEntityName<T>();
    }
}
