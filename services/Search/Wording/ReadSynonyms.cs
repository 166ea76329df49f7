using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Search.Wording;

/// <summary>The list of synonyms as it was written.</summary>
internal static class ReadSynonyms
{
    /// <param name="ChangedAt">Null while nobody has written it yet.</param>
    internal sealed record Response(string Text, DateTimeOffset? ChangedAt);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/search/synonyms", Handle).For(Roles.Administrator)
        .WithName("ReadSynonyms").WithSummary("The list of synonyms, a line for each set, with its ETag.");

    private static async Task<Response> Handle(SearchDb db, HttpContext http, CancellationToken stop)
    {
        var list = await db.Synonyms.AsNoTracking().SingleOrDefaultAsync(stop);
        http.Tag(list?.Version ?? 0);
        return new Response(list?.Text ?? "", list?.ChangedAt);
    }
}
