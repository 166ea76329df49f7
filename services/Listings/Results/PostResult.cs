using Microsoft.AspNetCore.Http.HttpResults;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using TechMarket.Platform.Idempotency;

namespace TechMarket.Listings.Results;

/// <summary>An institute writes a result as a draft; nobody else sees it yet.</summary>
internal static class PostResult
{
    internal sealed record Response(Guid Id, string Status, IReadOnlyList<string> Missing);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/listings/results", Handle).Check<ResultForm>().For(Roles.Institute)
        .WithName("PostResult").WithSummary("Post a result as a draft")
        .WithDescription("Only the title is needed. `missing` names what submission will still ask for.")
        .CreatesOnce<ListingsDb>().Produces<Response>(201).ProducesProblem(409);

    private static async Task<Created<Response>> Handle(
        ResultForm form, Caller caller, ListingsDb db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var organisation = caller.MustHaveOrganisation();
        var result = new Result
        {
            OrganisationId = organisation,
            CreatedAt = clock.GetUtcNow(),
            District = (await db.Organisations.FindAsync([organisation], stop))?.District,
        };
        result.Write(form);
        db.Results.Add(result);
        await db.Commit(result, clock.GetUtcNow(), stop);
        http.Tag(result.Version);
        return TypedResults.Created($"/api/listings/results/{result.Id}", new Response(result.Id, result.Status, result.Missing));
    }
}
