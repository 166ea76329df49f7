using System.Globalization;

namespace TechMarket.Benchmarks.Search;

/// <summary>The market's times next to those of the other engines. The aims are those of a million listings; with fewer nothing is called short.</summary>
internal sealed class Beside(int count, Answered market)
{
    public const int AimedAt = 1_000_000;

    public int Count => count;

    public static string Ratio(double one, double other) => (one / other).ToString("0.00", CultureInfo.InvariantCulture);

    public IEnumerable<Row> Elastic(Answered other)
    {
        yield return NoSlower("three words with facets, beside Elasticsearch", market.Counted!, other.Counted!);
        yield return Faster("whole need, beside Elasticsearch", other, 5, "≥ 5 ×, better 10 ×");
    }

    public Row Postgres(Answered other) => Faster($"whole need of {count} listings, beside PostgreSQL", other, 20, "≥ 20 ×");

    private Row NoSlower(string what, Timed own, Timed other) => new(what, $"p50 {own.Median:0.0} ms", $"p50 {other.Median:0.0} ms", Ratio(own.Median, other.Median), "≤ 1", Met(own.Median <= other.Median));

    private Row Faster(string what, Answered other, int times, string aim)
    {
        var faster = other.Whole.Median / market.Whole.Median;
        return new(what, $"p50 {market.Whole.Median:0.0} ms", $"p50 {other.Whole.Median:0.0} ms", string.Create(CultureInfo.InvariantCulture, $"{faster:0.0} × faster"), aim, Met(faster >= times));
    }

    private bool? Met(bool met) => count >= AimedAt ? met : null;
}
