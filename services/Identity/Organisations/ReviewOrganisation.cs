using FluentValidation;
using Microsoft.EntityFrameworkCore;
using TechMarket.Events;
using TechMarket.Identity.Accounts;
using TechMarket.Identity.Mail;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Identity.Organisations;

/// <summary>An official verifies an organisation as read (If-Match), or refuses with a reason; its members get a letter.</summary>
internal static class ReviewOrganisation
{
    internal sealed record Request(bool? Accept, string? Reason);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape()
        {
            RuleFor(r => r.Accept).NotNull().WithMessage(_ => T("请选择通过或不通过", "Choose to accept or to refuse"));
            RuleFor(r => r.Reason).Required(500, "请填写不通过的原因", "Give the reason for refusing").When(r => r.Accept == false);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/identity/organisations/{id:guid}/verification", Handle)
        .Check<Request>().For(Roles.Supervisor)
        .WithName("ReviewOrganisation").WithSummary("Verify an organisation or refuse it with a reason (If-Match)")
        .Produces<OrganisationView>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);

    private static async Task<OrganisationView> Handle(
        Guid id, Request request, Caller caller, HttpContext http, IdentityDb db, Letters letters, TimeProvider clock, CancellationToken stop)
    {
        var organisation = await db.Organisations.SingleOrDefaultAsync(o => o.Id == id, stop) ?? throw OneOrganisation.NotHere();
        http.MustHaveSeen(organisation.Version);
        organisation.Review(request.Accept!.Value, request.Reason, caller.Name, clock.GetUtcNow());
        db.Say(new OrganisationReviewed(organisation.State(), organisation.RefusedReason, clock.GetUtcNow()));
        foreach (var member in await db.Accounts.Where(a => a.OrganisationId == id && a.EmailConfirmed && !a.Disabled).ToListAsync(stop))
        {
            letters.OrganisationReviewed(member, organisation);
        }
        await db.SaveChangesAsync(stop);
        http.Tag(organisation.Version);
        return OrganisationView.Of(organisation);
    }
}
