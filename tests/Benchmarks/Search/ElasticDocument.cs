using System.Text.Json;
using TechMarket.Events;
using TechMarket.Events.Codes;

namespace TechMarket.Benchmarks.Search;

/// <summary>Listings as Elasticsearch takes them in bulk: a line that says where, a line that says what.</summary>
internal static class ElasticDocument
{
    public static byte[] Lines(IEnumerable<Listing> listings)
    {
        using var lines = new MemoryStream();
        foreach (var listing in listings)
        {
            JsonSerializer.Serialize(lines, new { index = new { _id = listing.Id } });
            lines.WriteByte((byte)'\n');
            JsonSerializer.Serialize(lines, Of(listing));
            lines.WriteByte((byte)'\n');
        }
        return lines.ToArray();
    }

    /// <summary>An industry is counted by its section too, as the market does.</summary>
    private static object Of(Listing listing) => new
    {
        title = string.Join(' ', Terms.Of(listing.Title)),
        body = string.Join(' ', Terms.Of($"{listing.Text}\n{listing.OrganisationName}")),
        kind = listing.Kind,
        field = listing.Field,
        industry = listing.Industry is { } industry ? new[] { industry, industry[..1] } : [],
        stage = Maturity.StageOf(listing.Maturity),
        mode = listing.Modes,
        district = listing.District,
    };
}
