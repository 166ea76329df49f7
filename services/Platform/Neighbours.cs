using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using TechMarket.Platform.Auth;

namespace TechMarket.Platform;

/// <summary>Calls from one service to another, over HTTP, with the service's own token.</summary>
public static class Neighbours
{
    /// <summary>Registers a typed client of another service, whose absence shows in readiness.</summary>
    public static void AddNeighbour<TClient>(this IServiceCollection services, Settings settings, string service)
        where TClient : class
    {
        services.AddHttpClient<TClient>(client => client.BaseAddress = settings.AddressOf(service))
            .AddHttpMessageHandler<WithServiceToken>();
        services.WatchNeighbour(settings, service);
    }

    /// <summary>Lets readiness tell whether a service that runs elsewhere answers; this one works on without it, so it is only degraded.</summary>
    public static void WatchNeighbour(this IServiceCollection services, Settings settings, string service)
    {
        if (settings.RunsElsewhere(service))
        {
            services.AddHealthChecks().Add(new HealthCheckRegistration($"neighbour-{service}",
                provider => ActivatorUtilities.CreateInstance<NeighbourHealth>(provider, service), HealthStatus.Degraded, null, TimeSpan.FromSeconds(5)));
        }
    }
}

/// <summary>Whether any instance of a neighbour lives.</summary>
internal sealed class NeighbourHealth(IHttpClientFactory clients, Settings settings, string service) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var client = clients.CreateClient();
        try
        {
            using var answer = await client.GetAsync(new Uri(settings.AddressOf(service), "health/live"), cancellationToken);
            answer.EnsureSuccessStatusCode();
            return HealthCheckResult.Healthy();
        }
        catch (HttpRequestException away)
        {
            return new(context.Registration.FailureStatus, away.Message);
        }
    }
}
