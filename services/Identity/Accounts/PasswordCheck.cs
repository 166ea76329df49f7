using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Identity.Accounts;

internal enum PasswordOutcome
{
    Right,
    Wrong,
    LockedOut,
    NotConfirmed,
}

internal static class PasswordOutcomes
{
    public static string Code(this PasswordOutcome outcome) => outcome switch
    {
        PasswordOutcome.LockedOut => "account.locked",
        PasswordOutcome.NotConfirmed => "account.not-confirmed",
        _ => "account.wrong-password",
    };

    /// <summary>What went wrong and what to do, in the user's language.</summary>
    public static string Text(this PasswordOutcome outcome) => outcome switch
    {
        PasswordOutcome.LockedOut => T("密码连续输错五次，账号已锁定五分钟，请稍后再试。", "Five wrong passwords in a row: the account is locked for five minutes."),
        PasswordOutcome.NotConfirmed => T("请先打开确认邮件中的链接，再登录。", "Open the link in the confirmation mail before signing in."),
        _ => T("邮箱或密码不正确。", "The e-mail address or the password is not right."),
    };
}

/// <summary>
/// The one place where a password opens an account: five wrong ones in a row lock it for five minutes. An unknown address
/// takes as long and is answered like a wrong password.
/// </summary>
internal sealed class PasswordCheck(IdentityDb db, UserManager<Account> accounts, TimeProvider clock)
{
    public const int Attempts = 5;
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(5);

    private static readonly string otherHash = new PasswordHasher<Account>().HashPassword(null!, Guid.NewGuid().ToString());

    public async Task<(PasswordOutcome Outcome, Account? Account)> Check(string email, string password, CancellationToken stop)
    {
        var normalised = accounts.NormalizeEmail(email.Replace("\0", "", StringComparison.Ordinal).Trim());
        var account = await db.Accounts.Include(a => a.Organisation).SingleOrDefaultAsync(a => a.NormalizedEmail == normalised, stop);
        if (account is null or { Disabled: true } or { PasswordHash: null })
        {
            accounts.PasswordHasher.VerifyHashedPassword(null!, otherHash, password);
            return (PasswordOutcome.Wrong, null);
        }
        if (account.LockoutEnd > clock.GetUtcNow())
        {
            return (PasswordOutcome.LockedOut, null);
        }
        if (accounts.PasswordHasher.VerifyHashedPassword(account, account.PasswordHash, password) == PasswordVerificationResult.Failed)
        {
            return (await CountFailure(account.Id, stop) ? PasswordOutcome.LockedOut : PasswordOutcome.Wrong, null);
        }
        if (!account.EmailConfirmed)
        {
            return (PasswordOutcome.NotConfirmed, null);
        }
        await ForgetFailures(account, stop);
        return (PasswordOutcome.Right, account);
    }

    /// <summary>Counts in the database, so that attempts made at the same moment all count. True when this one locked the account.</summary>
    private async Task<bool> CountFailure(Guid id, CancellationToken stop)
    {
        var one = db.Accounts.Where(a => a.Id == id);
        await one.ExecuteUpdateAsync(set => set.SetProperty(a => a.AccessFailedCount, a => a.AccessFailedCount + 1), stop);
        return await one.Where(a => a.AccessFailedCount >= Attempts).ExecuteUpdateAsync(set => set
            .SetProperty(a => a.AccessFailedCount, 0)
            .SetProperty(a => a.LockoutEnd, clock.GetUtcNow() + LockedFor), stop) == 1;
    }

    private async Task ForgetFailures(Account account, CancellationToken stop)
    {
        if (account.AccessFailedCount > 0 || account.LockoutEnd is not null)
        {
            await db.Accounts.Where(a => a.Id == account.Id).ExecuteUpdateAsync(set => set
                .SetProperty(a => a.AccessFailedCount, 0).SetProperty(a => a.LockoutEnd, (DateTimeOffset?)null), stop);
        }
    }
}
