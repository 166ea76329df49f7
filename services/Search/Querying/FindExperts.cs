using Microsoft.AspNetCore.Mvc;
using TechMarket.Platform.Auth;
using TechMarket.Search.Indexing;
using TechMarket.Search.Wording;

namespace TechMarket.Search.Querying;

/// <summary>The directory of experts by what their institutes published: who did the work of most results that hold the words.</summary>
internal static class FindExperts
{
    /// <param name="Q">Words as in a search for results, a name among them; all experts of published results when left out.</param>
    /// <param name="Page">From 1, twenty experts each.</param>
    internal sealed record Request([FromQuery(Name = "q")] string? Q, [FromQuery(Name = "page")] int? Page);

    /// <param name="Total">Experts, not results.</param>
    internal sealed record Response(int Total, int Page, int Size, IReadOnlyList<Item> Items);

    /// <param name="District">Of the organisation.</param>
    /// <param name="Results">Published results of this organisation under the name that hold the words.</param>
    /// <param name="Best">The three that fit the words best, or the newest.</param>
    internal sealed record Item(string Name, Guid OrganisationId, string OrganisationName, string? District, int Results, IReadOnlyList<Directories.Title> Best);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/search/experts", Handle).ForAnyone()
        .WithName("FindExperts").WithSummary("Experts by how many published results they worked on hold the words, most first; one name at two organisations is two people.")
        .ProducesValidationProblem().ProducesProblem(503);

    private static async Task<Response> Handle([AsParameters] Request request, ITextIndex index, IndexKeeper keeper, SynonymKeeper synonyms, CancellationToken stop)
    {
        var query = Directories.Query(request.Q, request.Page, synonyms.Current);
        keeper.MustBeUsable();
        var (total, page) = await index.Contributors(query, CountBy.Expert, stop);
        return new Response(total, (query.Skip / query.Take) + 1, query.Take,
            [.. page.Select(one => new Item(one.Expert!, one.OrganisationId, one.Best[0].OrganisationName, one.Best[0].District, one.Listings, Directories.Best(one)))]);
    }
}
