using TechMarket.Search.Text;

namespace TechMarket.Search.Querying;

/// <summary>What the directories of institutes and of experts have in common: whose are most of the results that hold the words.</summary>
internal static class Directories
{
    private const int Size = 20;

    internal sealed record Title(Guid Id, string Text);

    public static FindQuery Query(string? words, int? page, Synonyms synonyms) =>
        FindRequest.Understand(new([], words, [], [], [], [], [], null, null, null, null, null, null, null, null, null, null, null, page, Size)) with
        {
            Synonyms = synonyms,
            Filters = new Dictionary<Facet, IReadOnlyCollection<string>> { [Facet.Kind] = ["result"] },
            Facets = [],
        };

    public static IReadOnlyList<Title> Best(Contributor one) => [.. one.Best.Select(listing => new Title(listing.Id, listing.Title))];
}
