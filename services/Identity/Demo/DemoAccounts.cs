using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TechMarket.Events;
using TechMarket.Identity.Accounts;
using TechMarket.Identity.Brokers;
using TechMarket.Identity.Organisations;
using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.Identity.Demo;

/// <summary>One account per role, a second registrar and three brokers more, in demo mode only; a market that leaves demo mode closes them at its next start.</summary>
internal sealed class DemoAccounts(IdentityDb db, UserManager<Account> accounts, Settings settings, TimeProvider clock)
{
    private const string FirstBroker = "broker";

    private static readonly (string Mailbox, string Role, string Name)[] people =
    [
        ("enterprise", Roles.Enterprise, "陈织云（演示）"), ("institute", Roles.Institute, "周纳川（演示）"),
        (FirstBroker, Roles.Broker, "林牵线（演示）"), ("registrar", Roles.Registrar, "吴登记（演示）"), ("registrar-hong", Roles.Registrar, "洪复审（演示）"),
        ("supervisor", Roles.Supervisor, "郑主管（演示）"), ("administrator", Roles.Administrator, "许管理（演示）"),
        ("broker-wen", Roles.Broker, "温牵桥（演示）"), ("broker-zhuo", Roles.Broker, "卓汇川（演示）"), ("broker-tian", Roles.Broker, "田联众（演示）"),
    ];

    public async Task Ensure(CancellationToken stop)
    {
        if (!settings.Demo)
        {
            await db.Accounts.Where(a => a.Demo && !a.Disabled).ExecuteUpdateAsync(set => set.SetProperty(a => a.Disabled, true), stop);
            return;
        }
        foreach (var (mailbox, role, name) in people)
        {
            await EnsureAccount(mailbox, role, name, await EnsureOrganisation(role, stop), stop);
        }
    }

    private async Task<Organisation?> EnsureOrganisation(string role, CancellationToken stop)
    {
        var demo = role switch { Roles.Enterprise => DemoMarket.Enterprise, Roles.Institute => DemoMarket.Institute, _ => null };
        if (demo is null)
        {
            return null;
        }
        var known = await db.Organisations.SingleOrDefaultAsync(o => o.CreditCode == demo.CreditCode, stop);
        if (known is not null)
        {
            return known;
        }
        var now = clock.GetUtcNow();
        var organisation = new Organisation
        {
            Id = Guid.CreateVersion7(), CreditCode = demo.CreditCode, Name = demo.Name, NameEn = demo.NameEn, Kind = demo.Kind,
            District = demo.District, Address = demo.Address, Contact = demo.Contact, Phone = demo.Phone, About = demo.About,
            Status = Organisation.Verified, RegisteredAt = now, ReviewedAt = now, Demo = true,
        };
        db.Organisations.Add(organisation);
        db.Say(new OrganisationRegistered(organisation.State(), now));
        db.Say(new OrganisationReviewed(organisation.State(), null, now));
        await db.SaveChangesAsync(stop);
        return organisation;
    }

    private async Task EnsureAccount(string mailbox, string role, string name, Organisation? organisation, CancellationToken stop)
    {
        var password = settings.Required("DemoPassword");
        var email = $"{mailbox}@demo.techmarket.example";
        var account = await accounts.FindByEmailAsync(email);
        if (account is null)
        {
            account = Account.New(email, name, [role], clock.GetUtcNow(), demo: true);
            account.EmailConfirmed = true;
            account.OrganisationId = organisation?.Id;
            await Done(accounts.CreateAsync(account, password));
            if (mailbox == FirstBroker)
            {
                Certify(account);
            }
        }
        else if (account.Disabled || !await accounts.CheckPasswordAsync(account, password))
        {
            account.Disabled = false;
            account.LockoutEnd = null;
            account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
            await Done(accounts.UpdateSecurityStampAsync(account));
        }
        await db.SaveChangesAsync(stop);
    }

    private void Certify(Account account)
    {
        var now = clock.GetUtcNow();
        var broker = new Broker
        {
            AccountId = account.Id, CertificateNumber = DemoMarket.BrokerCertificate, Grade = "intermediate", IssuedBy = "演示发证机构",
            IssuedOn = new DateOnly(2025, 3, 1), Fields = ["01", "03", "05"], Status = Broker.Certified, SubmittedAt = now, ReviewedAt = now,
        };
        db.Brokers.Add(broker);
        db.Say(broker.Said(account, now));
    }

    private static async Task Done(Task<IdentityResult> doing)
    {
        var result = await doing;
        if (!result.Succeeded)
        {
            throw new SettingWrong($"Market:DemoPassword cannot be used for the demo accounts: {result}");
        }
    }
}
