using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TechMarket.Events;
using TechMarket.Platform.Messaging;

namespace TechMarket.Identity.Mail;

/// <summary>Writes the letter about what a person's saved searches newly found, to the confirmed address of an account that may sign in.</summary>
internal sealed class WriteAlerts(IdentityDb db, Letters letters) : IConsume<AlertsRaised>
{
    public async Task Consume(AlertsRaised heard, CancellationToken stop)
    {
        if (await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == heard.AccountId && a.EmailConfirmed && !a.Disabled, stop) is not { } account)
        {
            return;
        }
        // No request says the language here: the letter is in that of the saved search.
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(heard.Language);
        letters.Alerts(account, heard);
    }
}
