using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TechMarket.Identity.Accounts;
using TechMarket.Identity.Mail;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using TechMarket.Platform.Idempotency;

namespace TechMarket.Identity.Organisations;

/// <summary>A member invites a colleague, or a supervisor the first person of an imported organisation, by a mail with a link.</summary>
internal static class InviteMember
{
    internal sealed record Request(string? Email, string? Name);

    internal sealed record Response(Guid Id, DateTimeOffset ExpiresAt);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape()
        {
            RuleFor(r => r.Email).Email();
            RuleFor(r => r.Name).PersonName();
        }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/identity/organisations/mine/invitations", ByMember).Check<Request>().ForSignedIn().Limit(AccountLimits.Registration)
            .WithName("InviteMember").WithSummary("Invite a colleague to my organisation")
            .CreatesOnce<IdentityDb>().Produces<Response>(201).ProducesProblem(404).ProducesProblem(409);
        routes.MapPost("/api/identity/organisations/{id:guid}/invitations", BySupervisor).Check<Request>().For(Roles.Supervisor)
            .WithName("InviteMemberOf").WithSummary("Invite a person to an organisation already known")
            .CreatesOnce<IdentityDb>().Produces<Response>(201).ProducesProblem(404).ProducesProblem(409);
    }

    private static async Task<IResult> ByMember(Request request, Caller caller, IdentityDb db, Inviting inviting, CancellationToken stop)
    {
        var organisation = (await db.Me(caller, stop)).Organisation ?? throw OneOrganisation.NotHere();
        return await inviting.Invite(request.Email!, request.Name!, [Register.RoleOf(organisation.Kind)], organisation, caller, stop);
    }

    private static async Task<IResult> BySupervisor(Guid id, Request request, Caller caller, IdentityDb db, Inviting inviting, CancellationToken stop)
    {
        var organisation = await db.Organisations.SingleOrDefaultAsync(o => o.Id == id, stop) ?? throw OneOrganisation.NotHere();
        return await inviting.Invite(request.Email!, request.Name!, [Register.RoleOf(organisation.Kind)], organisation, caller, stop);
    }
}

/// <summary>Writes the invitation and its letter.</summary>
internal sealed class Inviting(IdentityDb db, UserManager<Account> accounts, Letters letters, TimeProvider clock)
{
    public async Task<IResult> Invite(
        string email, string name, IEnumerable<string> roles, Organisation? organisation, Caller caller, CancellationToken stop)
    {
        await db.MustBeNewEmail(accounts, email, stop);
        var (invitation, token) = Invitation.New(email, name, roles, organisation?.Id, caller.Name, clock.GetUtcNow());
        db.Invitations.Add(invitation);
        letters.Invite(invitation, token, caller.Name, organisation?.Name);
        await db.SaveChangesAsync(stop);
        return Results.Created((string?)null, new InviteMember.Response(invitation.Id, invitation.ExpiresAt));
    }
}
