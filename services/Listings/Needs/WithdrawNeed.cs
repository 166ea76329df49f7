using FluentValidation;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Listings.Needs;

/// <summary>The owner takes a need off the market, or back from review to the drafts.</summary>
internal static class WithdrawNeed
{
    internal sealed record Request(string? Reason);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape() => RuleFor(r => r.Reason).AtMost(500);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/listings/needs/{id:guid}/withdrawal", Handle).Check<Request>().For(Roles.Enterprise)
        .WithName("WithdrawNeed").WithSummary("Withdraw a need")
        .Produces<Moved>().ProducesProblem(404).ProducesProblem(409);

    private static async Task<IResult> Handle(
        Guid id, Request request, Caller caller, ListingsDb db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var need = await db.Needs.Own(id, caller, stop);
        need.Withdraw(request.Reason, clock.GetUtcNow());
        await db.Commit(need, clock.GetUtcNow(), stop);
        return Moved.Answer(need, http);
    }
}
