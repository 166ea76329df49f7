using System.Diagnostics;
using System.Globalization;

namespace TechMarket.Benchmarks.Search;

/// <summary>How long one kind of query took, one after another and sixteen at once, milliseconds.</summary>
/// <param name="MedianOfMany">Null where it was asked one after another only.</param>
internal sealed record Timed(double Median, double Slowest, double? MedianOfMany = null, double? SlowestOfMany = null)
{
    private const int Together = 16;

    /// <param name="warm">So many are asked beforehand.</param>
    public static async Task<Timed> Of<T>(IReadOnlyList<T> queries, Func<T, Task> ask, int warm = 20)
    {
        var (one, many, next) = (await OneByOne(queries, ask, warm), new List<double>(), -1);
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
        return one with { MedianOfMany = Load.Percentile(many, .5), SlowestOfMany = Load.Percentile(many, .99) };
    }

    /// <summary>For an engine too slow to be asked often.</summary>
    /// <param name="warm">So many are asked beforehand.</param>
    public static async Task<Timed> OneByOne<T>(IReadOnlyList<T> queries, Func<T, Task> ask, int warm)
    {
        foreach (var query in queries.Take(warm))
        {
            await ask(query);
        }
        var alone = new List<double>();
        foreach (var query in queries)
        {
            alone.Add(await Time(query, ask));
        }
        return new(Load.Percentile(alone, .5), Load.Percentile(alone, .99));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"p50 {Median:0.0} ms, p99 {Slowest:0.0} ms") + (MedianOfMany is { } median
        ? string.Create(CultureInfo.InvariantCulture, $"; 16 at once {median:0.0} / {SlowestOfMany:0.0} ms") : "; one after another");

    public static async Task<double> Time<T>(T query, Func<T, Task> ask)
    {
        var clock = Stopwatch.GetTimestamp();
        await ask(query);
        return Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
    }
}
