using Microsoft.EntityFrameworkCore;
using TechMarket.Identity.Accounts;
using TechMarket.Identity.Demo;
using TechMarket.Identity.Tokens;
using TechMarket.Platform.Messaging;

namespace TechMarket.Identity;

/// <summary>Makes ready what must exist before the first request: the keys of the tokens, the clients, the first accounts.</summary>
internal sealed class Opening : IMakeReady<IdentityDb>
{
    public async Task MakeReady(IServiceProvider services, CancellationToken stop)
    {
        var db = services.GetRequiredService<IdentityDb>();
        await using var commit = await db.Database.BeginTransactionAsync(stop);
        await services.GetRequiredService<TokenKeys>().Load(db, stop);
        await services.GetRequiredService<Clients>().Ensure(stop);
        await services.GetRequiredService<DemoAccounts>().Ensure(stop);
        await services.GetRequiredService<FirstAdministrator>().Ensure(stop);
        await commit.CommitAsync(stop);
    }
}
