using Microsoft.AspNetCore.Mvc;
using TechMarket.Platform.Auth;
using TechMarket.Search.Indexing;
using TechMarket.Search.Wording;

namespace TechMarket.Search.Querying;

/// <summary>The directory of institutes by what they published: who has most results that hold the words.</summary>
internal static class FindInstitutes
{
    /// <param name="Q">Words as in a search for results; all institutes with published results when left out.</param>
    /// <param name="Page">From 1, twenty institutes each.</param>
    internal sealed record Request([FromQuery(Name = "q")] string? Q, [FromQuery(Name = "page")] int? Page);

    /// <param name="Total">Institutes, not results.</param>
    internal sealed record Response(int Total, int Page, int Size, IReadOnlyList<Item> Items);

    /// <param name="Results">Published results that hold the words.</param>
    /// <param name="Best">The three that fit the words best, or the newest.</param>
    internal sealed record Item(Guid Id, string Name, string? District, int Results, IReadOnlyList<Directories.Title> Best);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/search/institutes", Handle).ForAnyone()
        .WithName("FindInstitutes").WithSummary("Institutes by how many of their published results hold the words, most first; imported ones whose owner is not known count for nobody.")
        .ProducesValidationProblem().ProducesProblem(503);

    private static async Task<Response> Handle([AsParameters] Request request, ITextIndex index, IndexKeeper keeper, SynonymKeeper synonyms, CancellationToken stop)
    {
        var query = Directories.Query(request.Q, request.Page, synonyms.Current);
        keeper.MustBeUsable();
        var (total, page) = await index.Contributors(query, CountBy.Organisation, stop);
        return new Response(total, (query.Skip / query.Take) + 1, query.Take,
            [.. page.Select(one => new Item(one.OrganisationId, one.Best[0].OrganisationName, one.Best[0].District, one.Listings, Directories.Best(one)))]);
    }
}
