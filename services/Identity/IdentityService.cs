using Microsoft.AspNetCore.Identity;
using TechMarket.Identity.Accounts;
using TechMarket.Identity.Brokers;
using TechMarket.Identity.Demo;
using TechMarket.Identity.Holdings;
using TechMarket.Identity.Imports;
using TechMarket.Identity.Mail;
using TechMarket.Identity.Organisations;
using TechMarket.Identity.SignIn;
using TechMarket.Identity.Tokens;
using TechMarket.Platform;
using TechMarket.Platform.Importing;
using TechMarket.Platform.Messaging;

namespace TechMarket.Identity;

/// <summary>People, organisations and roles; sign-in and tokens (OpenID Connect).</summary>
public sealed class IdentityService : IService
{
    public string Name => "identity";

    public void Add(WebApplicationBuilder builder)
    {
        var settings = new Settings(builder.Configuration);
        var services = builder.Services;
        services.AddServiceDb<IdentityDb>(settings, Name);
        AddAccounts(services);
        services.AddTokens(settings);
        services.AddSingleton<IMakeReady<IdentityDb>, Opening>();
        AddMail(services, settings);
        services.AddImport<IdentityDb, ImportOrganisations, OrganisationRow>("organisations");
        services.AddLimit(settings, AccountLimits.SignIn, 60, TimeSpan.FromMinutes(1));
        services.AddLimit(settings, AccountLimits.Registration, 30, TimeSpan.FromMinutes(10));
        services.AddRazorComponents();
    }

    private static void AddAccounts(IServiceCollection services)
    {
        services.AddIdentityCore<Account>(options =>
        {
            options.User.RequireUniqueEmail = true;
            options.User.AllowedUserNameCharacters = "";
            options.Password = Passwords.Options;
        }).AddUserStore<AccountStore>().AddDefaultTokenProviders();
        services.AddScoped<PasswordCheck>();
        services.AddScoped<DemoAccounts>();
        services.AddScoped<FirstAdministrator>();
        services.AddScoped<Inviting>();
    }

    private static void AddMail(IServiceCollection services, Settings settings)
    {
        if (settings.OneOf("Mail", "folder", "smtp") == "smtp")
        {
            services.AddSingleton<IMail, SmtpMail>();
        }
        else
        {
            services.AddSingleton<IMail, FolderMail>();
        }
        services.AddScoped<Letters>();
        services.AddHostedService<MailCarrier>();
    }

    public void Hear(Consumers consumers) => consumers.Add<IdentityDb, WriteAlerts>();

    public void Map(IEndpointRouteBuilder routes)
    {
        MapSignIn(routes);
        MapAccounts(routes);
        MapOrganisations(routes);
        SubmitCertificate.Map(routes);
        ListBrokers.Map(routes);
        OneBroker.Map(routes);
        ReviewBroker.Map(routes);
        HeldOrganisations.Map(routes);
        HeldBrokers.Map(routes);
        routes.MapImports<IdentityDb>(Name);
    }

    private static void MapSignIn(IEndpointRouteBuilder routes)
    {
        Authorize.Map(routes);
        EndSession.Map(routes);
        SignIn.SignIn.Map(routes);
        TokenEndpoint.Map(routes);
        UserInfo.Map(routes);
        IssueToken.Map(routes);
        AddClient.Map(routes);
        ListClients.Map(routes);
    }

    private static void MapAccounts(IEndpointRouteBuilder routes)
    {
        Register.Map(routes);
        ConfirmEmail.Map(routes);
        ResendConfirmation.Map(routes);
        RequestReset.Map(routes);
        ResetPassword.Map(routes);
        WhoAmI.Map(routes);
        EditMe.Map(routes);
        ChangePassword.Map(routes);
        Officials.Map(routes);
    }

    private static void MapOrganisations(IEndpointRouteBuilder routes)
    {
        ListOrganisations.Map(routes);
        OneOrganisation.Map(routes);
        MyOrganisation.Map(routes);
        EditMyOrganisation.Map(routes);
        ReviewOrganisation.Map(routes);
        InviteMember.Map(routes);
        LookAtInvitation.Map(routes);
        AcceptInvitation.Map(routes);
    }
}
