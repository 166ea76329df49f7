using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TechMarket.Identity.Accounts;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using TechMarket.Platform.Idempotency;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Identity.Organisations;

/// <summary>The link of an invitation is opened: a password makes it an account. The mail proved the address.</summary>
internal static class AcceptInvitation
{
    internal sealed record Request(string? Token, string? Password, string? Name);

    internal sealed record Response(Guid AccountId, string Email);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape()
        {
            RuleFor(r => r.Token).NotEmpty().WithMessage(_ => T("链接不完整，请从邮件中重新打开", "The link is not complete; open it from the mail again"));
            RuleFor(r => r.Password).Password();
            RuleFor(r => r.Name).PersonName();
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/identity/invitations/acceptances", Handle).Check<Request>().ForAnyone()
        .Limit(AccountLimits.SignIn)
        .WithName("AcceptInvitation").WithSummary("Accept an invitation with the token of the mail")
        .CreatesOnce<IdentityDb>().Produces<Response>(201).ProducesProblem(409).ProducesProblem(429);

    private static async Task<IResult> Handle(
        Request request, IdentityDb db, UserManager<Account> accounts, TimeProvider clock, CancellationToken stop)
    {
        var invitation = await db.OpenInvitation(request.Token!, clock.GetUtcNow(), stop);
        await db.MustBeNewEmail(accounts, invitation.Email, stop);
        var account = Account.New(invitation.Email, request.Name!, invitation.Roles, clock.GetUtcNow());
        account.OrganisationId = invitation.OrganisationId;
        account.EmailConfirmed = true;
        (await accounts.CreateAsync(account, request.Password!)).MustSucceed();
        invitation.AcceptedAt = clock.GetUtcNow();
        await db.SaveUnique(stop);
        return Results.Created("/api/identity/me", new Response(account.Id, account.Email!));
    }

    public static async Task<Invitation> OpenInvitation(this IdentityDb db, string token, DateTimeOffset now, CancellationToken stop)
    {
        var hash = Invitation.Hash(token);
        return await db.Invitations.Include(i => i.Organisation)
            .SingleOrDefaultAsync(i => i.TokenHash == hash && i.AcceptedAt == null && i.ExpiresAt > now, stop) ?? throw ConfirmEmail.LinkWrong();
    }
}
