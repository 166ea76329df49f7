using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace TechMarket.Platform.Messaging;

internal static class BusSetup
{
    public static void AddMarketBus(this IServiceCollection services, Settings settings, IReadOnlyList<Consumers> all)
    {
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
                    transport.Host(new Uri(settings.RabbitMq));
                    AddQueues(transport, context, heard);
                });
            }
            else
            {
                bus.UsingInMemory((context, transport) => AddQueues(transport, context, heard));
            }
        });
        services.Configure<MassTransitHostOptions>(options => options.WaitUntilStarted = true);
    }

    private static void AddQueues<TEndpoint>(
        IBusFactoryConfigurator<TEndpoint> transport, IRegistrationContext context, IEnumerable<Consumers.Heard> heard)
        where TEndpoint : IReceiveEndpointConfigurator
    {
        foreach (var consumer in heard)
        {
            transport.ReceiveEndpoint(consumer.Queue, endpoint =>
            {
                endpoint.UseMessageRetry(retry => retry.Exponential(
                    8, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(20), TimeSpan.FromMilliseconds(200)));
                endpoint.ConcurrentMessageLimit = 8;
                foreach (var receiver in consumer.Receivers)
                {
                    endpoint.ConfigureConsumer(context, receiver);
                }
            });
        }
    }
}
