using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;

namespace TechMarket.Search.Saved;

/// <summary>Its owner deletes a saved search, and its alerts with it.</summary>
internal static class DeleteSavedSearch
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapDelete("/api/search/saved/{id:guid}", Handle).For(SavedAccess.Everybody)
        .WithName("DeleteSavedSearch").WithSummary("Deletes a saved search and its alerts.").Produces(204).ProducesProblem(404);

    private static async Task<IResult> Handle(Guid id, Caller caller, SearchDb db, CancellationToken stop)
    {
        var search = await db.MySearch(id, caller, stop);
        await db.Searches.Where(s => s.Id == search.Id).ExecuteDeleteAsync(stop);
        return Results.NoContent();
    }
}
