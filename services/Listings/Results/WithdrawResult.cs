using FluentValidation;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Listings.Results;

/// <summary>The owner takes a result off the market, or back from review to the drafts.</summary>
internal static class WithdrawResult
{
    internal sealed record Request(string? Reason);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape() => RuleFor(r => r.Reason).AtMost(500);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/listings/results/{id:guid}/withdrawal", Handle).Check<Request>().For(Roles.Institute)
        .WithName("WithdrawResult").WithSummary("Withdraw a result")
        .Produces<Moved>().ProducesProblem(404).ProducesProblem(409);

    private static async Task<IResult> Handle(
        Guid id, Request request, Caller caller, ListingsDb db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var result = await db.Results.Own(id, caller, stop);
        result.Withdraw(request.Reason, clock.GetUtcNow());
        await db.Commit(result, clock.GetUtcNow(), stop);
        return Moved.Answer(result, http);
    }
}
