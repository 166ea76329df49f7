using FluentValidation;
using Microsoft.EntityFrameworkCore;
using TechMarket.Identity.Brokers;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Identity.Accounts;

/// <summary>A signed-in person changes name or phone; a certified broker's new name is told to the others.</summary>
internal static class EditMe
{
    internal sealed record Request(string? Name, string? Phone);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape()
        {
            RuleFor(r => r.Name).PersonName();
            RuleFor(r => r.Phone).Phone();
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/api/identity/me", Handle).Check<Request>().ForSignedIn()
        .WithName("EditMe").WithSummary("Change my name and phone").Produces(204).ProducesProblem(404);

    private static async Task<IResult> Handle(Request request, Caller caller, IdentityDb db, TimeProvider clock, CancellationToken stop)
    {
        var account = await db.Me(caller, stop);
        var renamed = account.Name != request.Name!.Trim();
        account.Name = request.Name.Trim();
        account.PhoneNumber = request.Phone?.Trim();
        if (renamed && await db.Brokers.SingleOrDefaultAsync(b => b.AccountId == account.Id, stop) is { Status: Broker.Certified } broker)
        {
            broker.Revision++;
            db.Say(broker.Said(account, clock.GetUtcNow()));
        }
        await db.SaveChangesAsync(stop);
        return Results.NoContent();
    }
}
