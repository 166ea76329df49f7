using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace TechMarket.Platform.Messaging;

internal static class BusSetup
{
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
            foreach (var receiver in heard.SelectMany(consumer => consumer.Receivers))
            {
                bus.AddConsumer(receiver);
            }
            if (settings.Bus == "rabbitmq")
            {
                bus.UsingRabbitMq((context, transport) =>
                {
                    transport.Host(settings.RabbitMq);
                    AddQueues(transport, context, heard);
                });
            }
            else
            {
                bus.UsingInMemory((context, transport) => AddQueues(transport, context, heard));
            }
        });
        services.Configure<MassTransitHostOptions>(options => options.WaitUntilStarted = settings.Bus == "memory");
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
                    rabbit.EnablePriority(1);
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
}
