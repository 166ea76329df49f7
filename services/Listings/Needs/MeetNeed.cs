using FluentValidation;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Listings.Needs;

/// <summary>The owner says that the need is met.</summary>
internal static class MeetNeed
{
    internal sealed record Request(string? Note);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape() => RuleFor(r => r.Note).AtMost(500);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/listings/needs/{id:guid}/met", Handle).Check<Request>().For(Roles.Enterprise)
        .WithName("MeetNeed").WithSummary("Say that a need is met")
        .Produces<Moved>().ProducesProblem(404).ProducesProblem(409);

    private static async Task<IResult> Handle(
        Guid id, Request request, Caller caller, ListingsDb db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var need = await db.Needs.Own(id, caller, stop);
        need.Meet(request.Note, clock.GetUtcNow());
        await db.Commit(need, clock.GetUtcNow(), stop);
        return Moved.Answer(need, http);
    }
}
