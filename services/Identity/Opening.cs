using Microsoft.EntityFrameworkCore;
using TechMarket.Identity.Accounts;
using TechMarket.Identity.Demo;
using TechMarket.Identity.Tokens;

namespace TechMarket.Identity;

/// <summary>
/// Makes ready what must exist before the first request: the keys of the tokens, the clients, the first accounts. Two
/// processes that start together take turns.
/// </summary>
internal sealed class Opening(IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<IdentityDb>();
        await using var turn = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(350500)", cancellationToken);
        await services.GetRequiredService<TokenKeys>().Load(db, cancellationToken);
        await services.GetRequiredService<Clients>().Ensure(cancellationToken);
        await services.GetRequiredService<DemoAccounts>().Ensure(cancellationToken);
        await services.GetRequiredService<FirstAdministrator>().Ensure(cancellationToken);
        await turn.CommitAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
