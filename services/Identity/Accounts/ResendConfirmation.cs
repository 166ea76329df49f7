using FluentValidation;
using Microsoft.AspNetCore.Identity;
using TechMarket.Identity.Mail;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Identity.Accounts;

/// <summary>Sends the confirmation mail again. The answer is the same whether or not the address is known.</summary>
internal static class ResendConfirmation
{
    internal sealed record Request(string? Email);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape() => RuleFor(r => r.Email).Email();
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/identity/email-confirmations/resend", Handle).Check<Request>().ForAnyone()
        .Limit(AccountLimits.Registration)
        .WithName("ResendConfirmation").WithSummary("Send the confirmation mail again").Produces(202).ProducesProblem(429);

    private static async Task<IResult> Handle(Request request, IdentityDb db, UserManager<Account> accounts, Letters letters, CancellationToken stop)
    {
        if (await accounts.FindByEmailAsync(request.Email!.Trim()) is { EmailConfirmed: false, Disabled: false } account)
        {
            letters.ConfirmEmail(account, await accounts.GenerateEmailConfirmationTokenAsync(account));
            await db.SaveChangesAsync(stop);
        }
        return Results.Accepted();
    }
}
