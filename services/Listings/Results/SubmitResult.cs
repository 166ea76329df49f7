using TechMarket.Platform.Auth;

namespace TechMarket.Listings.Results;

/// <summary>The owner hands a result in for review.</summary>
internal static class SubmitResult
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/listings/results/{id:guid}/submission", Handle).For(Roles.Institute)
        .WithName("SubmitResult").WithSummary("Hand a result in for review")
        .WithDescription("409 result.incomplete, organisation.not-verified or result.not-a-draft.")
        .Produces<Moved>().ProducesProblem(404).ProducesProblem(409);

    private static async Task<IResult> Handle(Guid id, Caller caller, ListingsDb db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var result = await db.Results.Own(id, caller, stop);
        result.Submit(await db.Organisations.FindAsync([result.OrganisationId], stop), clock.GetUtcNow());
        await db.Commit(result, clock.GetUtcNow(), stop);
        return Moved.Answer(result, http);
    }
}
