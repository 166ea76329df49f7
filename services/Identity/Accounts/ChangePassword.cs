using FluentValidation;
using Microsoft.AspNetCore.Identity;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Identity.Accounts;

/// <summary>A signed-in person changes the password; other sign-ins end.</summary>
internal static class ChangePassword
{
    internal sealed record Request(string? Current, string? New);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape()
        {
            RuleFor(r => r.Current).NotEmpty().WithMessage(_ => T("请填写当前密码", "Enter the current password"));
            RuleFor(r => r.New).Password();
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/api/identity/me/password", Handle).Check<Request>().ForSignedIn()
        .Limit(AccountLimits.SignIn)
        .WithName("ChangePassword").WithSummary("Change my password").Produces(204).ProducesProblem(409).ProducesProblem(429);

    private static async Task<IResult> Handle(Request request, Caller caller, IdentityDb db, UserManager<Account> accounts, CancellationToken stop)
    {
        var account = await db.Me(caller, stop);
        if (!(await accounts.ChangePasswordAsync(account, request.Current!, request.New!)).Succeeded)
        {
            throw new RuleBroken("account.wrong-password", "当前密码不正确。", "The current password is not right.");
        }
        await db.SaveChangesAsync(stop);
        return Results.NoContent();
    }
}
