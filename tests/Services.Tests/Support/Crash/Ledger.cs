using System.Globalization;
using System.Text.Json;
using Xunit;

namespace TechMarket.Tests.Support;

/// <summary>Compares what the market confirmed to its users with what it holds afterwards.</summary>
internal static class Ledger
{
    public static async Task MustHold(this AnyMarket market, Traffic traffic)
    {
        var registrar = await market.SignInAsRegistrar();
        foreach (var (id, (kind, title)) in traffic.Published)
        {
            Assert.Equal(title, (await market.Anyone.Read($"api/listings/{kind}s/{id}")).GetProperty("title").GetString());
        }
        foreach (var (id, (number, amount)) in traffic.Registered)
        {
            var contract = await registrar.Read($"api/contracts/{id}");
            Assert.Equal((number, amount), (contract.GetProperty("number").GetString(), contract.GetProperty("totalAmount").GetDecimal()));
        }
        await NothingTwice(await market.SignInAsEnterprise(), "need", traffic);
        await NothingTwice(await market.SignInAsInstitute(), "result", traffic);
        foreach (var (source, rows) in traffic.Imported)
        {
            Assert.Equal(rows, await Found(market, source, rows));
        }
    }

    /// <summary>Listings, index, suggestions, cases, contracts, numbers and figures, compared with each other by <c>verify</c>.</summary>
    public static async Task MustAgreeWithItself(this AnyMarket market)
    {
        var (code, said) = await market.Command("verify", "--address", market.Address.ToString());
        Assert.True(code == 0, said);
    }

    /// <summary>A person who asked again and again finds one record.</summary>
    private static async Task NothingTwice(HttpClient owner, string kind, Traffic traffic)
    {
        var titles = new List<string>();
        for (string? after = ""; after is not null;)
        {
            var page = await owner.Read(string.Create(CultureInfo.InvariantCulture, $"api/listings/{kind}s/mine?limit=100&after={Uri.EscapeDataString(after)}"));
            titles.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("title").GetString()!));
            after = page.TryGetProperty("next", out var next) && next.ValueKind == JsonValueKind.String ? next.GetString() : null;
        }
        Assert.Equal(titles.Count, titles.Distinct().Count());
        Assert.Subset(titles.ToHashSet(), traffic.Published.Values.Where(one => one.Kind == kind).Select(one => one.Title).ToHashSet());
    }

    private static async Task<int> Found(AnyMarket market, string source, int rows)
    {
        var found = 0;
        for (var row = 0; row < rows; row++)
        {
            var page = await market.Anyone.Read($"api/search/listings?kind=result&q={Uri.EscapeDataString($"成果{source}-{row}")}&limit=5");
            found += page.GetProperty("items").EnumerateArray().Any(item => item.GetProperty("title").GetString()!.EndsWith($"成果{source}-{row}", StringComparison.Ordinal)) ? 1 : 0;
        }
        return found;
    }
}
