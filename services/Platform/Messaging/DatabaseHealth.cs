using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TechMarket.Platform.Messaging;

/// <summary>Whether the service's database answers and its schema is up to date.</summary>
internal sealed class DatabaseHealth<TDb>(TDb db, Schema<TDb> schema) : IHealthCheck where TDb : ServiceDb
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        !await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Unhealthy("The database does not answer.")
        : !schema.IsReady ? HealthCheckResult.Unhealthy("The schema is being brought up to date.")
        : HealthCheckResult.Healthy();
}

/// <summary>Whether messages wait for an administrator. The service works on, so it is only degraded.</summary>
internal sealed class MessagesHealth<TDb>(FailedMessages<TDb> messages, Schema<TDb> schema) : IHealthCheck where TDb : ServiceDb
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!schema.IsReady)
        {
            return HealthCheckResult.Degraded("Waits for the database.");
        }
        var (failed, notSent) = await messages.Count(cancellationToken);
        return failed + notSent == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded($"{failed} messages could not be acted upon, {notSent} events could not be sent so far.");
    }
}
