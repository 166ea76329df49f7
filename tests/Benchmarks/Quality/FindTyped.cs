using TechMarket.Tests.Support;

namespace TechMarket.Benchmarks.Quality;

/// <summary>A listing is looked for by a piece of its title as people type it: is it among the first ten?</summary>
internal static class FindTyped
{
    public const string Folder = "project-titles-zh";
    private const int Each = 60;

    public static async Task<IReadOnlyList<Row>> Run()
    {
        var titles = JsonLines.Of($"{Folder}/titles.jsonl.gz").Select(line => line.Text("title"))
            .Concat(Sources.Data("papers-zh") is null ? [] : JsonLines.Of("papers-zh/papers.jsonl").Select(line => line.Text("title")))
            .Concat(Sources.Data(NeedsResults.Folder) is null ? [] : NeedsResults.Read().Results.Select(result => result.Title)).ToList();
        await using var index = await IndexOf.Of(titles.Select((title, at) => Bare.Listing("result", new Guid(at, 0, 0, new byte[8]), title, "")));
        var (rows, all) = (new List<Row>(), new List<double>());
        foreach (var (way, queries) in new TypedQueries(titles).All(Each))
        {
            var found = new List<double>();
            foreach (var (typed, title) in queries)
            {
                var hits = (await index.Index.Find(new() { Text = typed, Take = 10 }, CancellationToken.None)).Hits;
                found.Add(hits.Any(hit => hit.Listing.Title == title) ? 1 : 0);
                if (found[^1] == 0 && Environment.GetEnvironmentVariable("TYPED") is not null)
                {
                    Console.Error.WriteLine($"{way}: {typed} | {title} | {string.Join(" / ", hits.Take(2).Select(hit => hit.Listing.Title))}");
                }
            }
            rows.Add(new Scored("the market", "recall@10", found).Beside($"typed, {way} ({queries.Count})", null));
            all.AddRange(found);
        }
        return [.. rows, new Scored("the market", "recall@10", all).Beside($"typed, all ({all.Count})", null, .90, .95)];
    }
}
