using Microsoft.AspNetCore.Http.HttpResults;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Listings.Results;

/// <summary>The owner changes a result: all of its content, as read before (If-Match).</summary>
internal static class SaveResult
{
    internal sealed record Response(Guid Id, string Status, IReadOnlyList<string> Missing);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/api/listings/results/{id:guid}", Handle).Check<ResultForm>().For(Roles.Institute)
        .WithName("SaveResult").WithSummary("Change a result")
        .WithDescription("As a draft, after a return, or while published: it is then published again at once, and must stay complete. If-Match is needed (428 without, 412 when stale).")
        .Produces<Response>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);

    private static async Task<Ok<Response>> Handle(
        Guid id, ResultForm form, Caller caller, ListingsDb db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var result = await db.Results.Own(id, caller, stop);
        http.MustHaveSeen(result.Version);
        result.Write(form);
        await db.Commit(result, clock.GetUtcNow(), stop);
        http.Tag(result.Version);
        return TypedResults.Ok(new Response(result.Id, result.Status, result.Missing));
    }
}
