using Microsoft.AspNetCore.Http.HttpResults;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Listings.Needs;

/// <summary>The owner changes a need: all of its content, as read before (If-Match).</summary>
internal static class SaveNeed
{
    internal sealed record Response(Guid Id, string Status, IReadOnlyList<string> Missing);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/api/listings/needs/{id:guid}", Handle).Check<NeedForm>().For(Roles.Enterprise)
        .WithName("SaveNeed").WithSummary("Change a need")
        .WithDescription("As a draft, after a return, or while published: it is then published again at once, and must stay complete. If-Match is needed (428 without, 412 when stale).")
        .Produces<Response>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);

    private static async Task<Ok<Response>> Handle(
        Guid id, NeedForm form, Caller caller, ListingsDb db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var need = await db.Needs.Own(id, caller, stop);
        http.MustHaveSeen(need.Version);
        form.MustLookAhead(need.Deadline, clock.Today());
        need.Write(form, clock.Today());
        await db.Commit(need, clock.GetUtcNow(), stop);
        http.Tag(need.Version);
        return TypedResults.Ok(new Response(need.Id, need.Status, need.Missing));
    }
}
