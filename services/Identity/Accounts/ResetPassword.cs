using FluentValidation;
using Microsoft.AspNetCore.Identity;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Identity.Accounts;

/// <summary>The link of the reset mail is used: a new password, no lock, and everybody signed in with the old one is signed out.</summary>
internal static class ResetPassword
{
    internal sealed record Request(string? Email, string? Token, string? NewPassword);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape()
        {
            RuleFor(r => r.Email).Email();
            RuleFor(r => r.Token).NotEmpty().WithMessage(_ => T("链接不完整，请从邮件中重新打开", "The link is not complete; open it from the mail again"));
            RuleFor(r => r.NewPassword).Password();
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/api/identity/password-resets", Handle).Check<Request>().ForAnyone()
        .Limit(AccountLimits.SignIn)
        .WithName("ResetPassword").WithSummary("Choose a new password with the token of the mail")
        .Produces(204).ProducesProblem(409).ProducesProblem(429);

    private static async Task<IResult> Handle(Request request, IdentityDb db, UserManager<Account> accounts, CancellationToken stop)
    {
        var account = await accounts.FindByEmailAsync(request.Email!.Trim());
        if (account is null or { Disabled: true }
            || !(await accounts.ResetPasswordAsync(account, request.Token!, request.NewPassword!)).Succeeded)
        {
            throw ConfirmEmail.LinkWrong();
        }
        account.EmailConfirmed = true;
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        await db.SaveChangesAsync(stop);
        return Results.NoContent();
    }
}
