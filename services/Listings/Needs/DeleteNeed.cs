using Microsoft.AspNetCore.Http.HttpResults;
using TechMarket.Platform.Auth;

namespace TechMarket.Listings.Needs;

/// <summary>The owner deletes a draft.</summary>
internal static class DeleteNeed
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapDelete("/api/listings/needs/{id:guid}", Handle).For(Roles.Enterprise)
        .WithName("DeleteNeed").WithSummary("Delete a draft").Produces(204).ProducesProblem(404).ProducesProblem(409);

    private static async Task<NoContent> Handle(Guid id, Caller caller, ListingsDb db, CancellationToken stop)
    {
        var need = await db.Needs.Own(id, caller, stop);
        need.MustBeDeletable();
        db.Needs.Remove(need);
        await db.SaveChangesAsync(stop);
        return TypedResults.NoContent();
    }
}
