using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.Identity.Accounts;

/// <summary>A market that is not a demonstration gets its first administrator from the settings; later changes to the account stay.</summary>
internal sealed class FirstAdministrator(IdentityDb db, UserManager<Account> accounts, Settings settings, TimeProvider clock)
{
    public async Task Ensure(CancellationToken stop)
    {
        if (settings.Demo || settings["AdminEmail"] is not { Length: > 0 } email)
        {
            return;
        }
        var normalised = accounts.NormalizeEmail(email.Trim());
        if (await db.Accounts.AnyAsync(a => a.NormalizedEmail == normalised, stop))
        {
            return;
        }
        var account = Account.New(email, "管理员", [Roles.Administrator], clock.GetUtcNow());
        account.EmailConfirmed = true;
        var made = await accounts.CreateAsync(account, settings.Required("AdminPassword"));
        if (!made.Succeeded)
        {
            throw new SettingWrong($"Market:AdminEmail or Market:AdminPassword cannot be used: {made}");
        }
        await db.SaveChangesAsync(stop);
    }
}
