using Microsoft.Extensions.DependencyInjection;
using TechMarket.Platform.Auth;

namespace TechMarket.Platform;

/// <summary>Calls from one service to another, over HTTP, with the service's own token.</summary>
public static class Neighbours
{
    /// <summary>Registers a typed client of another service.</summary>
    public static void AddNeighbour<TClient>(this IServiceCollection services, Settings settings, string service)
        where TClient : class =>
        services.AddHttpClient<TClient>(client => client.BaseAddress = settings.AddressOf(service))
            .AddHttpMessageHandler<WithServiceToken>();
}
