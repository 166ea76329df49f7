using OpenIddict.Abstractions;

namespace TechMarket.Identity.Tokens;

/// <summary>Deletes what OpenIddict keeps of tokens and authorizations that ended weeks ago, once a day.</summary>
internal sealed partial class ForgetOldTokens(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ForgetOldTokens> log) : BackgroundService
{
    private static readonly TimeSpan kept = TokenSetup.RefreshFor + TimeSpan.FromDays(7);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var daily = new PeriodicTimer(TimeSpan.FromDays(1), clock);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var before = clock.GetUtcNow() - kept;
                await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(before, stoppingToken);
                await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>().PruneAsync(before, stoppingToken);
            }
            catch (Exception away) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotPruned(away);
            }
        }
        while (await daily.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old tokens could not be deleted; tried again tomorrow.")]
    private partial void LogNotPruned(Exception away);
}
