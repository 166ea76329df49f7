using TechMarket.Search;

namespace TechMarket.Benchmarks.Search;

/// <summary>Fifty listings a second come into the filled index for twenty seconds, each with a word of its own by which it is then looked for.</summary>
internal static class Publishing
{
    private const int PerSecond = 50, Seconds = 20;

    /// <summary>Milliseconds from handing each in until a search found it.</summary>
    public static async Task<IReadOnlyList<double>> UntilFound(ITextIndex index, Recombined made, int from)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds(1d / PerSecond));
        var coming = new List<Task<double>>();
        while (coming.Count < PerSecond * Seconds && await beat.WaitForNextTickAsync())
        {
            var at = from + coming.Count;
            coming.Add(Task.Run(() => Timed.Time(at, one => Publish(index, made, one))));
        }
        return await Task.WhenAll(coming);
    }

    private static async Task Publish(ITextIndex index, Recombined made, int at)
    {
        var word = $"published{at}";
        var listing = made[at];
        await index.Upsert([listing with { Title = $"{listing.Title} {word}" }], CancellationToken.None);
        await index.WaitUntilVisible(CancellationToken.None);
        var found = await index.Find(new() { Text = word, Take = 1 }, CancellationToken.None);
        if (found.Hits is not [var hit] || hit.Listing.Id != listing.Id)
        {
            throw new InvalidOperationException($"'{word}' was published and is visible, but not found.");
        }
    }
}
