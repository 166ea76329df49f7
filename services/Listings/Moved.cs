using TechMarket.Platform.Errors;

namespace TechMarket.Listings;

/// <summary>The answer to a step of a listing's life: where it stands now.</summary>
internal sealed record Moved(Guid Id, string Status, string? StatusReason)
{
    public static IResult Answer(Posted posted, HttpContext http)
    {
        http.Tag(posted.Version);
        return TypedResults.Ok(new Moved(posted.Id, posted.Status, posted.StatusReason));
    }
}
