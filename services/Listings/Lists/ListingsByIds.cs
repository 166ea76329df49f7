using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Listings.Lists;

/// <summary>Public listings of both kinds by their ids, in the order asked for; unknown and unpublished ones are left out.</summary>
internal static class ListingsByIds
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/listings/by-ids", Handle).ForAnyone()
        .WithName("ListingsByIds").WithSummary("Public listings by ids (comma separated, at most 200)").ProducesProblem(400);

    private static async Task<Page<Summary>> Handle(ListingsDb db, CancellationToken stop, string? ids = null)
    {
        var wanted = Ids(ids);
        List<Summary> found =
        [
            .. await db.Summarise(db.Needs.Where(need => wanted.Contains(need.Id) && need.PublishedAt != null), stop),
            .. await db.Summarise(db.Results.Where(result => wanted.Contains(result.Id) && result.PublishedAt != null), stop),
        ];
        return new([.. found.OrderBy(summary => wanted.IndexOf(summary.Id))], null);
    }

    private static List<Guid> Ids(string? ids)
    {
        var words = (ids ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Length <= Paging.MaxLimit && words.All(word => Guid.TryParse(word, out _))
            ? [.. words.Select(Guid.Parse).Distinct()]
            : throw new ShapeWrong("ids", "请给出最多 200 个编号，用逗号隔开。", "Give at most 200 ids, separated by commas.");
    }
}
