namespace TechMarket.Benchmarks.Quality;

/// <summary>What one way of ranking reached, query by query, in one measure.</summary>
internal sealed record Scored(string System, string Measure, IReadOnlyList<double> Values)
{
    /// <summary>A line of the table; the difference is taken query by query, and counts where its interval excludes nought.</summary>
    /// <param name="least">What has to be reached; null where nothing was set.</param>
    /// <param name="aim">What is aimed at beyond.</param>
    public Row Beside(string set, Scored? plain, double? least = null, double? aim = null)
    {
        var own = Interval.Of(Values);
        return new Row($"{set}, {Measure}: {System}", own.Plain, plain is null ? "—" : $"{plain.System} {plain.Values.Average():.000}",
            plain is null ? "—" : Interval.Between(Values, plain.Values).Signed,
            least is null ? "—" : aim is null ? $"≥ {least:.000}" : $"≥ {least:.000}, aim {aim:.000}", least is null ? null : own.Mean >= least);
    }
}
