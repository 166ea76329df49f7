using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using TechMarket.Platform.Messaging;

namespace TechMarket.Platform;

/// <summary>One room of the house, described once; <see cref="Hosting"/> opens it alone or together with the others.</summary>
public interface IService
{
    /// <summary>The lower-case name: database schema, route segment, queue prefix and OpenAPI document.</summary>
    string Name { get; }

    /// <summary>Registers what the service needs. Settings are in <c>builder.Configuration</c>, section <c>Market</c>.</summary>
    void Add(WebApplicationBuilder builder);

    /// <summary>Names the events the service hears and what it does with each.</summary>
    void Hear(Consumers consumers) { }

    /// <summary>Adds middleware of the service's own, after sign-in and before its endpoints.</summary>
    void Use(WebApplication app) { }

    /// <summary>Maps the service's endpoints, usually below <c>/api/{Name}</c>.</summary>
    void Map(IEndpointRouteBuilder routes);
}
