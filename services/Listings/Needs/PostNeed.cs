using Microsoft.AspNetCore.Http.HttpResults;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using TechMarket.Platform.Idempotency;

namespace TechMarket.Listings.Needs;

/// <summary>An enterprise writes a need as a draft; nobody else sees it yet.</summary>
internal static class PostNeed
{
    internal sealed record Response(Guid Id, string Status, IReadOnlyList<string> Missing);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/listings/needs", Handle).Check<NeedForm>().For(Roles.Enterprise)
        .WithName("PostNeed").WithSummary("Post a need as a draft")
        .WithDescription("Only the title is needed. `missing` names what submission will still ask for.")
        .CreatesOnce<ListingsDb>().Produces<Response>(201).ProducesProblem(409);

    private static async Task<Created<Response>> Handle(
        NeedForm form, Caller caller, ListingsDb db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        form.MustLookAhead(null, clock.Today());
        var organisation = caller.MustHaveOrganisation();
        var need = new Need
        {
            OrganisationId = organisation,
            CreatedAt = clock.GetUtcNow(),
            District = (await db.Organisations.FindAsync([organisation], stop))?.District,
        };
        need.Write(form, clock.Today());
        db.Needs.Add(need);
        await db.Commit(need, clock.GetUtcNow(), stop);
        http.Tag(need.Version);
        return TypedResults.Created($"/api/listings/needs/{need.Id}", new Response(need.Id, need.Status, need.Missing));
    }
}
