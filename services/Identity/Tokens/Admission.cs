using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using TechMarket.Identity.Accounts;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace TechMarket.Identity.Tokens;

internal static class Admission
{
    /// <summary>The account of an earlier sign-in. A closed account, or a password changed since, ends what was issued before.</summary>
    public static async Task<Account?> StillWelcome(this IdentityDb db, ClaimsPrincipal? known, CancellationToken stop)
    {
        if (known is null || !Guid.TryParse(known.GetClaim(Claims.Subject), out var id))
        {
            return null;
        }
        var account = await db.Accounts.Include(a => a.Organisation).SingleOrDefaultAsync(a => a.Id == id, stop);
        return account is { Disabled: false } && known.GetClaim(Issuing.Stamp) == account.SecurityStamp ? account : null;
    }
}
