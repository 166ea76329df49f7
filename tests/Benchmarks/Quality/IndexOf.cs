using TechMarket.Events;
using TechMarket.Search.Lucene;

namespace TechMarket.Benchmarks.Quality;

/// <summary>The market's own index over the listings of one set, in a folder of its own that goes with it.</summary>
internal sealed class IndexOf : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("techmarket-quality").FullName;

    private IndexOf() => Index = new LuceneIndex(folder, TimeSpan.FromHours(1), error => throw error);

    public LuceneIndex Index { get; }

    public static async Task<IndexOf> Of(IEnumerable<Listing> listings)
    {
        var made = new IndexOf();
        foreach (var some in listings.Chunk(500))
        {
            await made.Index.Upsert(some, CancellationToken.None);
        }
        await made.Index.WaitUntilVisible(CancellationToken.None);
        return made;
    }

    public async ValueTask DisposeAsync()
    {
        await Index.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
