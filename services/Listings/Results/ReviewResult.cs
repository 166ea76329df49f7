using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Listings.Results;

/// <summary>A supervisor publishes a result, or returns it with a reason: always the version that was read (If-Match).</summary>
internal static class ReviewResult
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/listings/results/{id:guid}/review", Handle).Check<ReviewForm>().For(Roles.Supervisor)
        .WithName("ReviewResult").WithSummary("Publish or return a result that was handed in")
        .WithDescription("If-Match carries the version that was read (428 without, 412 when the owner changed it meanwhile).")
        .Produces<Moved>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);

    private static async Task<IResult> Handle(
        Guid id, ReviewForm request, Caller caller, ListingsDb db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var result = await db.Results.ForReview(id, stop);
        http.MustHaveSeen(result.Version);
        if (request.Publish == true)
        {
            result.Publish(caller.Name, clock.GetUtcNow());
        }
        else
        {
            result.Return(request.Reason!.Trim(), caller.Name, clock.GetUtcNow());
        }
        await db.Commit(result, clock.GetUtcNow(), stop);
        return Moved.Answer(result, http);
    }
}
