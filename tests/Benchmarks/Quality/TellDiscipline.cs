using TechMarket.Search.Scoring;
using TechMarket.Tests.Support;

namespace TechMarket.Benchmarks.Quality;

/// <summary>The discipline of an abstract, told from the abstracts most like it: what a form fills in beforehand. Each is looked at without itself.</summary>
internal static class TellDiscipline
{
    public const string Folder = "papers-zh";
    private const int Looked = 1000;

    public static async Task<IReadOnlyList<Row>> Run()
    {
        var listings = JsonLines.Of($"{Folder}/abstracts.jsonl.gz").Where(line => line.Text("discipline").Length > 0)
            .Select((line, at) => Bare.Listing("result", new Guid(at, 0, 0, new byte[8]), line.Text("title"), line.Text("abstract")) with { Field = line.Text("discipline") })
            .DistinctBy(listing => listing.Text).ToList();
        await using var index = await IndexOf.Of(listings);
        var (right, among, usual) = (new List<double>(), new List<double>(), listings.GroupBy(listing => listing.Field).MaxBy(same => same.Count())!.Key);
        var asked = listings.Where((_, at) => at % Math.Max(1, listings.Count / Looked) == 0).ToList();
        foreach (var listing in asked)
        {
            var told = (await Neighbours.Of(listing, index.Index, CancellationToken.None)).Votes(other => other.Field);
            right.Add(told.Take(1).Any(vote => vote.Value == listing.Field) ? 1 : 0);
            among.Add(told.Take(3).Any(vote => vote.Value == listing.Field) ? 1 : 0);
        }
        var always = new Scored("always the most frequent", "right", [.. asked.Select(listing => listing.Field == usual ? 1d : 0)]);
        var set = $"{Folder}, {listings.Select(listing => listing.Field).Distinct().Count()} disciplines";
        return [always.Beside(set, null), new Scored("the market", "right", right).Beside(set, always), new Scored("the market", "among three", among).Beside(set, always)];
    }
}
