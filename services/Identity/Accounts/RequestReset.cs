using FluentValidation;
using Microsoft.AspNetCore.Identity;
using TechMarket.Identity.Mail;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Identity.Accounts;

/// <summary>Sends a link to choose a new password. The answer is the same whether or not the address is known.</summary>
internal static class RequestReset
{
    internal sealed record Request(string? Email);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape() => RuleFor(r => r.Email).Email();
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/identity/password-resets", Handle).Check<Request>().ForAnyone()
        .Limit(AccountLimits.Registration)
        .WithName("RequestReset").WithSummary("Ask for a mail to choose a new password").Produces(202).ProducesProblem(429);

    private static async Task<IResult> Handle(Request request, IdentityDb db, UserManager<Account> accounts, Letters letters, CancellationToken stop)
    {
        if (await accounts.FindByEmailAsync(request.Email!.Trim()) is { Disabled: false } account)
        {
            letters.ResetPassword(account, await accounts.GeneratePasswordResetTokenAsync(account));
            await db.SaveChangesAsync(stop);
        }
        return Results.Accepted();
    }
}
