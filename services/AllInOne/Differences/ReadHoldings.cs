using System.Runtime.CompilerServices;
using TechMarket.AllInOne.Commands;

namespace TechMarket.AllInOne.Differences;

internal static class ReadHoldings
{
    /// <summary>All rows a service holds of a kind, in the order of their ids; the next page is fetched while one is looked at.</summary>
    public static async IAsyncEnumerable<Row> Rows(
        this RunningMarket market, string service, string kind, [EnumeratorCancellation] CancellationToken stop)
    {
        Task<System.Text.Json.JsonElement> Fetch(string? after) => market.Get($"api/{service}/holdings/{kind}?limit=5000&after={after}", stop);
        for (var coming = Fetch(null); coming is not null;)
        {
            var page = await coming;
            coming = page.GetProperty("next").GetString() is { } next ? Fetch(next) : null;
            foreach (var row in page.GetProperty("items").EnumerateArray())
            {
                yield return new Row(row);
            }
        }
    }
}
