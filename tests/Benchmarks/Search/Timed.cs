using System.Diagnostics;
using System.Globalization;

namespace TechMarket.Benchmarks.Search;

/// <summary>How long one kind of query took, one after another and sixteen at once, milliseconds.</summary>
internal sealed record Timed(double Median, double Slowest, double MedianOfMany, double SlowestOfMany)
{
    private const int Together = 16;

    public static async Task<Timed> Of<T>(IReadOnlyList<T> queries, Func<T, Task> ask)
    {
        foreach (var query in queries.Take(20))
        {
            await ask(query);
        }
        var (alone, many, next) = (new List<double>(), new List<double>(), -1);
        foreach (var query in queries)
        {
            alone.Add(await Time(query, ask));
        }
        await Task.WhenAll(Enumerable.Range(0, Together).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var at && at < queries.Count)
            {
                var took = await Time(queries[at], ask);
                lock (many)
                {
                    many.Add(took);
                }
            }
        })));
        return new(Load.Percentile(alone, .5), Load.Percentile(alone, .99), Load.Percentile(many, .5), Load.Percentile(many, .99));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"p50 {Median:0.0} ms, p99 {Slowest:0.0} ms; 16 at once {MedianOfMany:0.0} / {SlowestOfMany:0.0} ms");

    private static async Task<double> Time<T>(T query, Func<T, Task> ask)
    {
        var clock = Stopwatch.GetTimestamp();
        await ask(query);
        return Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
    }
}
