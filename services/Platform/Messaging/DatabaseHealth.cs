using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TechMarket.Platform.Messaging;

internal sealed class DatabaseHealth<TDb>(TDb db) : IHealthCheck where TDb : ServiceDb
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await db.Database.CanConnectAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The database does not answer.");
}
