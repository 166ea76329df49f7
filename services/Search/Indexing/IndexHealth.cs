using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TechMarket.Search.Indexing;

internal sealed class IndexHealth(IndexKeeper keeper) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(keeper.Usable ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The index is being read from Listings."));
}
