using System.Diagnostics;

namespace TechMarket.Benchmarks;

/// <summary>Repeats something from several callers at once for a while.</summary>
internal static class Load
{
    public const int Callers = 8;

    /// <summary>How often it got done per second.</summary>
    public static async Task<double> PerSecond(TimeSpan howLong, Func<int, Task> once)
    {
        var clock = Stopwatch.StartNew();
        var done = 0;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            while (clock.Elapsed < howLong)
            {
                await once(caller);
                Interlocked.Increment(ref done);
            }
        })));
        return done / clock.Elapsed.TotalSeconds;
    }

    public static double Percentile(IReadOnlyList<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];
    }
}
