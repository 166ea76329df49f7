using FluentValidation;
using TechMarket.Events;
using TechMarket.Events.Codes;
using TechMarket.Identity.Accounts;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Identity.Organisations;

/// <summary>A member corrects the organisation's details. Credit code and kind stay; another name must be verified again.</summary>
internal static class EditMyOrganisation
{
    internal sealed record Request(
        string? Name, string? NameEn, string? District, string? Address, string? Contact, string? Phone, string? About);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape()
        {
            RuleFor(o => o.Name).Required(100, "请填写单位全称", "Enter the registered name");
            RuleFor(o => o.NameEn).AtMost(200);
            RuleFor(o => o.District).Must(Districts.All.Has).WithMessage(_ => T("请选择所在区县", "Choose the district"));
            RuleFor(o => o.Address).AtMost(200);
            RuleFor(o => o.Contact).AtMost(100);
            RuleFor(o => o.Phone).Phone();
            RuleFor(o => o.About).AtMost(2000);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/api/identity/organisations/mine", Handle).Check<Request>().ForSignedIn()
        .WithName("EditMyOrganisation").WithSummary("Correct my organisation's details (If-Match)")
        .Produces<OrganisationView>().ProducesProblem(404).ProducesProblem(412).ProducesProblem(428);

    private static async Task<OrganisationView> Handle(
        Request request, Caller caller, HttpContext http, IdentityDb db, TimeProvider clock, CancellationToken stop)
    {
        var organisation = (await db.Me(caller, stop)).Organisation ?? throw OneOrganisation.NotHere();
        http.MustHaveSeen(organisation.Version);
        organisation.Edit(new OrganisationDetails(
            organisation.CreditCode, request.Name, request.NameEn, organisation.Kind, request.District, request.Address, request.Contact,
            request.Phone, request.About));
        db.Say(new OrganisationReviewed(organisation.State(), null, clock.GetUtcNow()));
        await db.SaveChangesAsync(stop);
        http.Tag(organisation.Version);
        return OrganisationView.Of(organisation);
    }
}
