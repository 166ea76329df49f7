using TechMarket.Platform.Auth;

namespace TechMarket.Listings.Needs;

/// <summary>The owner hands a need in for review.</summary>
internal static class SubmitNeed
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/listings/needs/{id:guid}/submission", Handle).For(Roles.Enterprise)
        .WithName("SubmitNeed").WithSummary("Hand a need in for review")
        .WithDescription("409 need.incomplete, need.deadline-passed, organisation.not-verified or need.not-a-draft.")
        .Produces<Moved>().ProducesProblem(404).ProducesProblem(409);

    private static async Task<IResult> Handle(Guid id, Caller caller, ListingsDb db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var need = await db.Needs.Own(id, caller, stop);
        need.Submit(await db.Organisations.FindAsync([need.OrganisationId], stop), clock.GetUtcNow());
        await db.Commit(need, clock.GetUtcNow(), stop);
        return Moved.Answer(need, http);
    }
}
