using System.Net;

namespace TechMarket.Matching.Suggestions;

/// <summary>Asks Search which listings of the other side fit a listing.</summary>
internal sealed class SearchClient(HttpClient http)
{
    /// <summary>The best of the other side, best first; empty when the listing is not in the index (any more).</summary>
    public async Task<IReadOnlyList<Related>> Related(Guid listing, int limit, CancellationToken stop)
    {
        using var answer = await http.GetAsync($"api/search/related/{listing}?limit={limit}", stop);
        if (answer.StatusCode == HttpStatusCode.NotFound)
        {
            return [];
        }
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<Answer>(stop))?.Items ?? [];
    }

    private sealed record Answer(IReadOnlyList<Related> Items);
}

/// <summary>A listing of the other side with its score (0–100) and reasons.</summary>
internal sealed record Related(Guid Id, decimal Score, IReadOnlyList<Part> Parts);
