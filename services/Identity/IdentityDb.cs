using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;
using OpenIddict.EntityFrameworkCore.Models;
using TechMarket.Identity.Accounts;
using TechMarket.Identity.Brokers;
using TechMarket.Identity.Mail;
using TechMarket.Identity.Organisations;
using TechMarket.Identity.Tokens;
using TechMarket.Platform.Errors;
using TechMarket.Platform.Importing;
using TechMarket.Platform.Messaging;

namespace TechMarket.Identity;

/// <summary>Accounts (ASP.NET Core Identity), organisations, brokers, and what OpenIddict keeps.</summary>
internal sealed class IdentityDb(DbContextOptions<IdentityDb> options) : ServiceDb(options, "identity")
{
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<Broker> Brokers => Set<Broker>();
    public DbSet<TokenKey> TokenKeys => Set<TokenKey>();

    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<Letter> Letters => Set<Letter>();

    public static RuleBroken EmailTaken() => new("account.email-taken",
        "这个邮箱已经注册过。请直接登录，或用“忘记密码”找回。", "This address is registered already; sign in, or use 'forgot password'.");

    public static RuleBroken OrganisationKnown() => new("organisation.already-registered",
        "这个统一社会信用代码已登记。请让本单位成员或市场工作人员邀请您加入。", "This credit code is registered already; ask a member of it, or the market's staff, to invite you.");

    /// <summary>Saves; what must be unique and is not, even when two arrive at the same moment, is a broken rule.</summary>
    public async Task SaveUnique(CancellationToken stop)
    {
        try
        {
            await SaveChangesAsync(stop);
        }
        catch (DbUpdateException failed) when (failed.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } twice)
        {
            throw twice.ConstraintName switch
            {
                "ix_organisations_credit_code" => OrganisationKnown(),
                "ix_brokers_certificate_number" => new RuleBroken("broker.certificate-taken",
                    "这个证书编号已由其他账号登记。", "Another account holds this certificate number."),
                _ => EmailTaken(),
            };
        }
    }

    protected override void Shape(ModelBuilder model)
    {
        ShapeAccounts(model);
        ShapeOrganisations(model);
        ShapeBrokers(model);
        ShapeTokens(model);
        Importing.Map(model);
        model.Entity<Invitation>(invitation =>
        {
            invitation.ToTable("invitations");
            invitation.HasIndex(i => i.TokenHash).IsUnique();
            invitation.HasIndex(i => i.OrganisationId);
        });
        model.Entity<Letter>(letter =>
        {
            letter.ToTable("letters");
            letter.HasIndex(l => l.TryAfter);
        });
    }

    private static void ShapeAccounts(ModelBuilder model)
    {
        model.Entity<Account>(account =>
        {
            account.ToTable("accounts");
            account.Property(a => a.UserName).HasMaxLength(256);
            account.Property(a => a.NormalizedUserName).HasMaxLength(256);
            account.Property(a => a.Email).HasMaxLength(256);
            account.Property(a => a.NormalizedEmail).HasMaxLength(256);
            account.Property(a => a.PhoneNumber).HasMaxLength(40);
            account.Property(a => a.Name).HasMaxLength(100);
            account.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
            account.HasIndex(a => a.NormalizedUserName).IsUnique();
            account.HasIndex(a => a.NormalizedEmail).IsUnique();
            account.HasOne(a => a.Organisation).WithMany().HasForeignKey(a => a.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<IdentityUserClaim<Guid>>(claim =>
        {
            claim.ToTable("account_claims");
            claim.HasOne<Account>().WithMany().HasForeignKey(c => c.UserId);
        });
        model.Entity<IdentityUserLogin<Guid>>(login =>
        {
            login.ToTable("account_logins");
            login.HasKey(l => new { l.LoginProvider, l.ProviderKey });
            login.HasOne<Account>().WithMany().HasForeignKey(l => l.UserId);
        });
        model.Entity<IdentityUserToken<Guid>>(token =>
        {
            token.ToTable("account_tokens");
            token.HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
            token.HasOne<Account>().WithMany().HasForeignKey(t => t.UserId);
        });
    }

    private static void ShapeOrganisations(ModelBuilder model) => model.Entity<Organisation>(organisation =>
    {
        organisation.ToTable("organisations");
        organisation.Property(o => o.CreditCode).HasMaxLength(18);
        organisation.HasIndex(o => o.CreditCode).IsUnique();
        organisation.HasIndex(o => new { o.Status, o.Id });
        organisation.HasVersion(o => o.Version);
    });

    private static void ShapeBrokers(ModelBuilder model) => model.Entity<Broker>(broker =>
    {
        broker.ToTable("brokers");
        broker.HasKey(b => b.AccountId);
        broker.HasOne(b => b.Account).WithOne().HasForeignKey<Broker>(b => b.AccountId);
        broker.HasIndex(b => b.CertificateNumber).IsUnique();
        broker.HasIndex(b => new { b.Status, b.AccountId });
        broker.HasVersion(b => b.Version);
    });

    private static void ShapeTokens(ModelBuilder model)
    {
        model.Entity<TokenKey>().ToTable("token_keys");
        model.UseOpenIddict();
        model.Entity<OpenIddictEntityFrameworkCoreApplication>().ToTable("oidc_applications");
        model.Entity<OpenIddictEntityFrameworkCoreAuthorization>().ToTable("oidc_authorizations");
        model.Entity<OpenIddictEntityFrameworkCoreScope>().ToTable("oidc_scopes");
        model.Entity<OpenIddictEntityFrameworkCoreToken>().ToTable("oidc_tokens");
    }
}

internal sealed class DesignIdentityDb : IDesignTimeDbContextFactory<IdentityDb>
{
    public IdentityDb CreateDbContext(string[] args) => new(Database.DesignOptions<IdentityDb>("identity"));
}
