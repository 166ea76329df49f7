using System.Diagnostics;
using TechMarket.Search;

namespace TechMarket.Benchmarks.Search;

/// <summary>The whole index is filled anew beside the one that answers twenty queries a second meanwhile.</summary>
internal static class Rebuilding
{
    private const int Batch = 500, AskedPerSecond = 20;

    /// <summary>How long until the new index answered, and how long each query took meanwhile (milliseconds).</summary>
    public static async Task<(TimeSpan Took, IReadOnlyList<double> Queries)> Run(ITextIndex index, Recombined made, int count, IReadOnlyList<string> queries)
    {
        using var over = new CancellationTokenSource();
        var asking = Task.Run(() => Ask(index, queries, over.Token));
        var clock = Stopwatch.StartNew();
        try
        {
            await using var rebuild = await index.Rebuild(CancellationToken.None);
            for (var at = 0; at < count; at += Batch)
            {
                await rebuild.Upsert([.. Enumerable.Range(at, Math.Min(Batch, count - at)).Select(one => made[one])], CancellationToken.None);
            }
            await rebuild.Publish("measured", CancellationToken.None);
        }
        finally
        {
            await over.CancelAsync();
        }
        return (clock.Elapsed, await asking);
    }

    private static async Task<IReadOnlyList<double>> Ask(ITextIndex index, IReadOnlyList<string> queries, CancellationToken over)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds(1d / AskedPerSecond));
        var took = new List<double>();
        while (!over.IsCancellationRequested)
        {
            took.Add(await Timed.Time(queries[took.Count % queries.Count], text => index.Find(new() { Text = text, Take = 10 }, CancellationToken.None)));
            await beat.WaitForNextTickAsync(CancellationToken.None);
        }
        return took;
    }
}
