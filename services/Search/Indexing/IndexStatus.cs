using TechMarket.Platform.Auth;

namespace TechMarket.Search.Indexing;

/// <summary>What the index holds, and whether it is being rebuilt.</summary>
internal static class IndexStatus
{
    /// <param name="LastCommit">When the index was last made durable since the start; null before that.</param>
    internal sealed record Response(long Needs, long Results, DateTimeOffset? LastCommit, Rebuild? Rebuilding);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/search/status", Handle).ForAnyone()
        .WithName("IndexStatus").WithSummary("How many listings can be found, and how far a rebuild is.");

    private static async Task<Response> Handle(ITextIndex index, IndexKeeper keeper, CancellationToken stop)
    {
        var counts = await index.Count(stop);
        return new Response(counts.GetValueOrDefault("need"), counts.GetValueOrDefault("result"), index.LastCommit, keeper.Rebuilding);
    }
}
