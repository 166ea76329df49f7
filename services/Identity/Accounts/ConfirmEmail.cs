using FluentValidation;
using Microsoft.AspNetCore.Identity;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Identity.Accounts;

/// <summary>The link of the confirmation mail is opened: the account may sign in from now on.</summary>
internal static class ConfirmEmail
{
    internal sealed record Request(string? Email, string? Token);

    internal sealed record Response(string Email);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape()
        {
            RuleFor(r => r.Email).Email();
            RuleFor(r => r.Token).NotEmpty().WithMessage(_ => T("链接不完整，请从邮件中重新打开", "The link is not complete; open it from the mail again"));
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/identity/email-confirmations", Handle).Check<Request>().ForAnyone()
        .Limit(AccountLimits.SignIn)
        .WithName("ConfirmEmail").WithSummary("Confirm an e-mail address with the token of the mail")
        .Produces<Response>().ProducesProblem(409).ProducesProblem(429);

    private static async Task<Response> Handle(Request request, IdentityDb db, UserManager<Account> accounts, CancellationToken stop)
    {
        var account = await accounts.FindByEmailAsync(request.Email!.Trim());
        if (account is null || !(await accounts.ConfirmEmailAsync(account, request.Token!)).Succeeded)
        {
            throw LinkWrong();
        }
        await db.SaveChangesAsync(stop);
        return new Response(account.Email!);
    }

    public static RuleBroken LinkWrong() => new("account.link-not-valid",
        "链接无效或已过期，请重新获取邮件。", "The link is not valid or too old; ask for a new mail.");
}
