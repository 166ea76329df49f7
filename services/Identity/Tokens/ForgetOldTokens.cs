using OpenIddict.Abstractions;
using TechMarket.Platform.Messaging;

namespace TechMarket.Identity.Tokens;

/// <summary>Deletes what OpenIddict keeps of tokens and authorizations that ended weeks ago, once a day.</summary>
internal sealed class ForgetOldTokens(IServiceScopeFactory scopes, Rounds<IdentityDb> rounds, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan kept = TokenSetup.RefreshFor + TimeSpan.FromDays(7);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var daily = new PeriodicTimer(TimeSpan.FromDays(1), clock);
        await rounds.Repeat("deleting old tokens", Prune, stop => daily.WaitForNextTickAsync(stop).AsTask(), stoppingToken);
    }

    private async Task Prune(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var before = clock.GetUtcNow() - kept;
        await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(before, stop);
        await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>().PruneAsync(before, stop);
    }
}
