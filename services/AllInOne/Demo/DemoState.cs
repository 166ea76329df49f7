using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TechMarket.AllInOne.Demo;

/// <summary>How far the demo data is. The market is ready without it, so this never makes it unready.</summary>
internal sealed class DemoState : IHealthCheck
{
    private volatile string says = "waiting";

    /// <summary>waiting, what is being loaded, loaded, or why it pauses.</summary>
    public string Says
    {
        get => says;
        set => says = value;
    }

    public bool Paused { get; set; }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Paused ? HealthCheckResult.Degraded(Says) : HealthCheckResult.Healthy(Says));
}
