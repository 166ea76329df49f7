using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Listings.Needs;

/// <summary>A supervisor publishes a need, or returns it with a reason: always the version that was read (If-Match).</summary>
internal static class ReviewNeed
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/listings/needs/{id:guid}/review", Handle).Check<ReviewForm>().For(Roles.Supervisor)
        .WithName("ReviewNeed").WithSummary("Publish or return a need that was handed in")
        .WithDescription("If-Match carries the version that was read (428 without, 412 when the owner changed it meanwhile).")
        .Produces<Moved>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);

    private static async Task<IResult> Handle(
        Guid id, ReviewForm request, Caller caller, ListingsDb db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var need = await db.Needs.ForReview(id, stop);
        http.MustHaveSeen(need.Version);
        if (request.Publish == true)
        {
            need.Publish(caller.Name, clock.GetUtcNow());
        }
        else
        {
            need.Return(request.Reason!.Trim(), caller.Name, clock.GetUtcNow());
        }
        await db.Commit(need, clock.GetUtcNow(), stop);
        return Moved.Answer(need, http);
    }
}
