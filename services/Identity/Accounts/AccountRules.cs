using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace TechMarket.Identity.Accounts;

internal static class AccountRules
{
    public static async Task<bool> HasEmail(this IdentityDb db, UserManager<Account> accounts, string email, CancellationToken stop)
    {
        var normalised = accounts.NormalizeEmail(email.Trim());
        return await db.Accounts.AnyAsync(a => a.NormalizedEmail == normalised, stop);
    }

    public static async Task MustBeNewEmail(this IdentityDb db, UserManager<Account> accounts, string email, CancellationToken stop)
    {
        if (await db.HasEmail(accounts, email, stop))
        {
            throw IdentityDb.EmailTaken();
        }
    }

    /// <summary>For what our own shapes have checked already: a failure here is our fault, unless another took the address this moment.</summary>
    public static void MustSucceed(this IdentityResult result)
    {
        if (result.Errors.Any(error => error.Code is nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName)))
        {
            throw IdentityDb.EmailTaken();
        }
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"The account store refused: {result}");
        }
    }
}

/// <summary>The names of the limits on what is tempting to guess at or to flood.</summary>
internal static class AccountLimits
{
    /// <summary>Passwords and tokens: 60 a minute and address.</summary>
    public const string SignIn = "sign-in";

    /// <summary>Registrations and all that sends mail: 30 in ten minutes and address.</summary>
    public const string Registration = "registration";
}
