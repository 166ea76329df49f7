using Microsoft.AspNetCore.Http.HttpResults;
using TechMarket.Platform.Auth;

namespace TechMarket.Search.Indexing;

/// <summary>Builds the index anew from Listings while the old one goes on answering.</summary>
internal static class RebuildIndex
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/search/rebuild", Handle).For(Roles.Service, Roles.Administrator)
        .WithName("RebuildIndex").WithSummary("Rebuilds the index from Listings; GET /api/search/status shows how far it is.");

    private static async Task<Accepted> Handle(IndexKeeper keeper, CancellationToken stop)
    {
        await keeper.StartRebuild(stop);
        return TypedResults.Accepted("/api/search/status");
    }
}
