using TechMarket.Events;

namespace TechMarket.Benchmarks.Quality;

internal static class Bare
{
    /// <summary>A listing of which nothing but the text is known.</summary>
    public static Listing Listing(string kind, Guid id, string title, string text) => new(
        id, kind, 1, title, text, [], null, null, null, [], null, null, null, null, Guid.Empty, "", DateTimeOffset.UnixEpoch, "measured", false);
}
