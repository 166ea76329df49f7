using Microsoft.AspNetCore.Mvc;
using TechMarket.Platform.Auth;
using TechMarket.Search.Indexing;
using TechMarket.Search.Wording;

namespace TechMarket.Search.Querying;

/// <summary>The directory of institutes by what they published: who has most results that hold the words.</summary>
internal static class FindInstitutes
{
    private const int Size = 20;

    /// <param name="Q">Words as in a search for results; all institutes with published results when left out.</param>
    /// <param name="Page">From 1, twenty institutes each.</param>
    internal sealed record Request([FromQuery(Name = "q")] string? Q, [FromQuery(Name = "page")] int? Page);

    /// <param name="Total">Institutes, not results.</param>
    internal sealed record Response(int Total, int Page, int Size, IReadOnlyList<Item> Items);

    /// <param name="Results">Published results that hold the words.</param>
    /// <param name="Best">The three that fit the words best, or the newest.</param>
    internal sealed record Item(Guid Id, string Name, string? District, int Results, IReadOnlyList<Title> Best);

    internal sealed record Title(Guid Id, string Text);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/search/institutes", Handle).ForAnyone()
        .WithName("FindInstitutes").WithSummary("Institutes by how many of their published results hold the words, most first; imported ones whose owner is not known count for nobody.")
        .ProducesValidationProblem().ProducesProblem(503);

    private static async Task<Response> Handle([AsParameters] Request request, ITextIndex index, IndexKeeper keeper, SynonymKeeper synonyms, CancellationToken stop)
    {
        var query = FindRequest.Understand(new([], request.Q, [], [], [], [], [], null, null, null, null, null, null, null, null, null, null, request.Page, Size)) with
        {
            Synonyms = synonyms.Current,
            Filters = new Dictionary<Facet, IReadOnlyCollection<string>> { [Facet.Kind] = ["result"] },
            Facets = [],
        };
        keeper.MustBeUsable();
        var (total, page) = await index.Publishers(query, stop);
        return new Response(total, (query.Skip / Size) + 1, Size, [.. page.Select(one => new Item(
            one.OrganisationId, one.Best[0].OrganisationName, one.Best[0].District, one.Listings, [.. one.Best.Select(listing => new Title(listing.Id, listing.Title))]))]);
    }
}
