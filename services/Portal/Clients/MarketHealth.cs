using System.Net.Http.Json;
using System.Text.Json;
using TechMarket.Platform;

namespace TechMarket.Portal.Clients;

/// <summary>What each process of the market says of itself.</summary>
public sealed class MarketHealth(HttpClient http, Settings settings)
{
    private static readonly string[] Services = ["identity", "listings", "search", "matching", "contracts", "portal"];

    /// <param name="Names">The services at this address.</param>
    /// <param name="Checks">What was looked at; null when nobody answers there.</param>
    public sealed record Process(Uri Address, IReadOnlyList<string> Names, IReadOnlyDictionary<string, Check>? Checks);

    /// <param name="Status">Healthy, Degraded or Unhealthy.</param>
    public sealed record Check(string Status, string? Description);

    public async Task<IReadOnlyList<Process>> Ask(CancellationToken stop) =>
        await Task.WhenAll(Services.GroupBy(settings.AddressOf).Select(async here => new Process(here.Key, [.. here], await Checks(here.Key, stop))));

    private async Task<IReadOnlyDictionary<string, Check>?> Checks(Uri address, CancellationToken stop)
    {
        try
        {
            // An unready process answers 503 and says which part is not ready all the same.
            using var answer = await http.GetAsync(new Uri(address, "health/ready"), stop);
            return (await answer.Content.ReadFromJsonAsync<Report>(stop))?.Checks;
        }
        catch (Exception away) when (away is HttpRequestException or JsonException || (away is TaskCanceledException && !stop.IsCancellationRequested))
        {
            return null;
        }
    }

    private sealed record Report(Dictionary<string, Check> Checks);
}
