using System.Net;
using TechMarket.Platform.Errors;

namespace TechMarket.Matching.Suggestions;

/// <summary>Asks Search which listings of the other side fit a listing.</summary>
internal sealed class SearchClient(HttpClient http)
{
    /// <summary>The best of the other side, best first, and by what they were scored.</summary>
    /// <exception cref="NotHeardYet">The listing is not in the index: not yet, or no more, and then its closing is on its way to us.</exception>
    /// <param name="judged">What was said before of listings shown for this one.</param>
    public async Task<Found> Related(Guid listing, int limit, IEnumerable<Judged> judged, CancellationToken stop)
    {
        var said = string.Concat(judged.Select(one => $"&{one.Verdict}={one.Listing}"));
        using var answer = await http.GetAsync($"api/search/related/{listing}?limit={limit}{said}", stop);
        if (answer.StatusCode == HttpStatusCode.NotFound)
        {
            throw new NotHeardYet($"Listing {listing} is open here and not in the index.");
        }
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<Found>(stop))!;
    }
}

/// <summary>A listing of the other side, and what was said of it.</summary>
/// <param name="Verdict">fits, near or misfits.</param>
internal sealed record Judged(Guid Listing, string Verdict);

/// <summary>A listing of the other side with its score (0–100) and reasons.</summary>
internal sealed record Related(Guid Id, decimal Score, IReadOnlyList<Part> Parts);

/// <summary>What fits a listing on the other side, best first.</summary>
/// <param name="Ranker">The version of the ranker that scored them; 0 for the usual weights.</param>
/// <param name="MostForText">The points the text gives at most by it.</param>
internal sealed record Found(int Ranker, decimal MostForText, IReadOnlyList<Related> Items);
