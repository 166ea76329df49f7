using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TechMarket.Events;
using TechMarket.Events.Codes;
using TechMarket.Identity.Mail;
using TechMarket.Identity.Organisations;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using TechMarket.Platform.Idempotency;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Identity.Accounts;

/// <summary>Somebody registers, with the organisation to be verified by an official; a broker may come without one.</summary>
internal static class Register
{
    internal sealed record Request(
        string? Email, string? Password, string? Name, string? Phone, string? Role, OrganisationDetails? Organisation);

    internal sealed record Response(Guid AccountId, Guid? OrganisationId);

    internal sealed class Shape : AbstractValidator<Request>
    {
        private static readonly string[] roles = [Roles.Enterprise, Roles.Institute, Roles.Broker];

        public Shape()
        {
            RuleFor(r => r.Email).Email();
            RuleFor(r => r.Password).Password();
            RuleFor(r => r.Name).PersonName();
            RuleFor(r => r.Phone).Phone();
            RuleFor(r => r.Role).Must(roles.Contains)
                .WithMessage(_ => T("请选择身份：企业、高校院所或技术经纪人", "Choose who you are: enterprise, institute or broker"));
            RuleFor(r => r.Organisation).NotNull().When(r => r.Role != Roles.Broker)
                .WithMessage(_ => T("请填写单位信息", "Tell us your organisation"));
            RuleFor(r => r.Organisation!).SetValidator(new OrganisationShape()).When(r => r.Organisation is not null);
            RuleFor(r => r.Organisation!.Kind).Must((r, kind) => RoleOf(kind) == r.Role).When(r => OrganisationKinds.All.Has(r.Organisation?.Kind))
                .WithMessage(_ => T("单位类型与所选身份不符", "The kind of organisation does not go with who you are"));
        }
    }

    /// <summary>What the members of an organisation are in the market.</summary>
    public static string RoleOf(string? kind) => kind == "agency" ? Roles.Broker : kind ?? "";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/identity/registrations", Handle).Check<Request>().ForAnyone()
        .Limit(AccountLimits.Registration)
        .WithName("Register").WithSummary("Register a person and an organisation; a confirmation mail follows")
        .CreatesOnce<IdentityDb>().Produces<Response>(201).ProducesProblem(409).ProducesProblem(429);

    private static async Task<IResult> Handle(
        Request request, IdentityDb db, UserManager<Account> accounts, Letters letters, TimeProvider clock, CancellationToken stop)
    {
        await db.MustBeNewEmail(accounts, request.Email!, stop);
        var organisation = request.Organisation is null ? null : await NewOrganisation(request.Organisation, db, clock, stop);
        var account = Account.New(request.Email!, request.Name!, [request.Role!], clock.GetUtcNow());
        account.PhoneNumber = request.Phone;
        account.OrganisationId = organisation?.Id;
        (await accounts.CreateAsync(account, request.Password!)).MustSucceed();
        letters.ConfirmEmail(account, await accounts.GenerateEmailConfirmationTokenAsync(account));
        await db.SaveUnique(stop);
        return Results.Created("/api/identity/me", new Response(account.Id, organisation?.Id));
    }

    private static async Task<Organisation> NewOrganisation(OrganisationDetails details, IdentityDb db, TimeProvider clock, CancellationToken stop)
    {
        var code = CreditCode.Normalise(details.CreditCode);
        if (await db.Organisations.AnyAsync(o => o.CreditCode == code, stop))
        {
            throw IdentityDb.OrganisationKnown();
        }
        var organisation = Organisation.Register(details, clock.GetUtcNow());
        db.Organisations.Add(organisation);
        db.Say(new OrganisationRegistered(organisation.State(), organisation.RegisteredAt));
        return organisation;
    }
}
