using System.Text.Json;
using TechMarket.Events.Codes;
using TechMarket.Listings.Results;
using TechMarket.Platform.Importing;

namespace TechMarket.Listings.Imports;

/// <summary>A row of a file of results; only id and title must be there. The price in 元.</summary>
internal sealed record ResultRow(ListedRow Listed, string? Abstract, decimal? Price, IReadOnlyList<IpRight> Ip, IReadOnlyList<string> Experts, string? Team, string? Cases);

/// <summary>Takes in results, published at once.</summary>
internal sealed class ImportResults(ListingsDb db, TimeProvider clock) : IImport<ResultRow>
{
    public ResultRow Read(ImportRow row) => new(
        ListedRow.Read(row), row.FirstOf(20_000, "abstract", "text", "description"), row.Number("price"),
        [.. row.Items("ip").Select(item => Right(item, row)).OfType<IpRight>()], Experts(row), row.Text("team"), row.Text("cases"));

    public string IdOf(ResultRow row) => row.Listed.Id;

    public Task<Applied> Apply(IReadOnlyList<Imported<ResultRow>> rows, string source, CancellationToken stop) =>
        new ApplyListings(db, source, clock.GetUtcNow()).Apply(db.Results, rows, row => row.Listed, Write, stop);

    private static void Write(Result result, ResultRow row)
    {
        result.Abstract = row.Abstract;
        result.Price = row.Price;
        result.Ip = [.. row.Ip];
        result.Experts = [.. row.Experts];
        result.Team = row.Team;
        result.Cases = row.Cases;
    }

    private static IReadOnlyList<string> Experts(ImportRow row)
    {
        var names = row.Words("experts", alsoAt: [',', '，']);
        if (!ExpertNames.Fit(names))
        {
            row.Wrong("experts", ExpertNames.WrongChinese, ExpertNames.WrongEnglish);
        }
        return names;
    }

    private static IpRight? Right(JsonElement item, ImportRow row)
    {
        if (item.TryGetProperty("kind", out var kind) && IpKinds.All.Has(kind.ToString()))
        {
            return new(kind.ToString(), Said(item, "number"), Said(item, "title"));
        }
        row.Wrong("ip", $"kind 应为 {IpKinds.All.Known} 之一", $"kind should be one of {IpKinds.All.Known}");
        return null;
    }

    private static string? Said(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ToString().Trim() is { Length: > 0 } said ? said : null;
}
