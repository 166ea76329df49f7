using Microsoft.AspNetCore.Http.HttpResults;
using TechMarket.Platform.Auth;

namespace TechMarket.Listings.Results;

/// <summary>The owner deletes a draft.</summary>
internal static class DeleteResult
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapDelete("/api/listings/results/{id:guid}", Handle).For(Roles.Institute)
        .WithName("DeleteResult").WithSummary("Delete a draft").Produces(204).ProducesProblem(404).ProducesProblem(409);

    private static async Task<NoContent> Handle(Guid id, Caller caller, ListingsDb db, CancellationToken stop)
    {
        var result = await db.Results.Own(id, caller, stop);
        result.MustBeDeletable();
        db.Results.Remove(result);
        await db.SaveChangesAsync(stop);
        return TypedResults.NoContent();
    }
}
