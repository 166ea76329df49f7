namespace TechMarket.Benchmarks.Quality;

/// <summary>A mean over queries and where it lies in 95 of 100 samples drawn from them again (bootstrap, percentiles).</summary>
internal readonly record struct Interval(double Mean, double Low, double High)
{
    private const int Samples = 4000;

    public static Interval Of(IReadOnlyList<double> values)
    {
        var dice = new Random(350500);
        var means = new double[Samples];
        for (var sample = 0; sample < Samples; sample++)
        {
            var sum = 0d;
            for (var i = 0; i < values.Count; i++)
            {
                sum += values[dice.Next(values.Count)];
            }
            means[sample] = sum / values.Count;
        }
        Array.Sort(means);
        return new(values.Average(), means[(int)(Samples * .025)], means[(int)(Samples * .975)]);
    }

    /// <summary>Of the difference, query by query.</summary>
    public static Interval Between(IReadOnlyList<double> one, IReadOnlyList<double> other) => Of([.. one.Zip(other, (a, b) => a - b)]);

    public string Plain => $"{Mean:.000} [{Low:.000}, {High:.000}]";

    public string Signed => $"{Mean:+.000;-.000} [{Low:+.000;-.000}, {High:+.000;-.000}]";
}
