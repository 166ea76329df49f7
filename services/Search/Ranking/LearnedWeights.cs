using TechMarket.Search.Scoring;

namespace TechMarket.Search.Ranking;

/// <summary>
/// Learns the weights of the parts from pairs of suggestions for one need that ended differently: the better one should have the higher score (logistic
/// loss of the difference in points). Held to the usual weights, so that few outcomes change little; never below one point, so that every part stays visible.
/// </summary>
internal static class LearnedWeights
{
    /// <summary>So many points of difference make the better one e times as likely.</summary>
    private const double Telling = 10;

    /// <summary>What a need's pairs weigh against the usual weights: of a few needs these count more.</summary>
    private const double Hold = 3;

    private const int Steps = 400;
    private const double Least = 1, All = 100;
    /// <summary>The usual weights, in the order of <see cref="MatchWeights.Parts"/>.</summary>
    public static readonly double[] Usual = [.. MatchWeights.Parts.Select(part => (double)MatchWeights.Usual.Most[part])];

    /// <summary>The points of each part, in the order of <see cref="MatchWeights.Parts"/>; together 100.</summary>
    public static double[] From(IReadOnlyList<NeedExamples> needs)
    {
        var pairs = needs.SelectMany(need => Pairs(need.Examples)).ToList();
        var learned = (double[])Usual.Clone();
        for (var step = 0; step < Steps; step++)
        {
            var slope = Slope(learned, pairs, needs.Count);
            var length = 200 / Math.Sqrt(step + 1);
            for (var part = 0; part < learned.Length; part++)
            {
                learned[part] = Math.Max(Least, learned[part] - (length * slope[part]));
            }
        }
        var sum = learned.Sum();
        return [.. learned.Select(points => points * All / sum)];
    }

    /// <summary>As people see them: to a tenth of a point, and still together 100.</summary>
    public static IReadOnlyDictionary<string, decimal> Rounded(double[] learned)
    {
        var rounded = learned.Select(points => Math.Max((decimal)Least, decimal.Round((decimal)points, 1))).ToArray();
        rounded[Array.IndexOf(rounded, rounded.Max())] += (decimal)All - rounded.Sum();
        return MatchWeights.Parts.Zip(rounded).ToDictionary(part => part.First, part => part.Second);
    }

    /// <summary>The score of a suggestion that gives these shares of the most of each part, or how much two scores differ.</summary>
    public static double Points(double[] weights, double[] shares)
    {
        var sum = 0d;
        for (var part = 0; part < weights.Length; part++)
        {
            sum += weights[part] * shares[part];
        }
        return sum;
    }

    private static double[] Slope(double[] learned, List<Pair> pairs, int needs)
    {
        var slope = new double[learned.Length];
        foreach (var (difference, weight) in pairs)
        {
            var pull = weight / (1 + Math.Exp(Points(learned, difference) / Telling)) / Telling / needs;
            for (var part = 0; part < slope.Length; part++)
            {
                slope[part] -= pull * difference[part];
            }
        }
        for (var part = 0; part < slope.Length; part++)
        {
            slope[part] += Hold / needs * (learned[part] - Usual[part]) / (All * Usual[part]);
        }
        return slope;
    }

    /// <summary>Each need's pairs weigh 1 together, however many they are.</summary>
    private static IEnumerable<Pair> Pairs(IReadOnlyList<Example> examples)
    {
        var pairs = (from better in examples
                     from worse in examples
                     where better.Gain > worse.Gain
                     select new Pair([.. better.Shares.Zip(worse.Shares, (one, other) => one - other)], (better.Gain - worse.Gain) * better.Weight * worse.Weight)).ToList();
        var all = pairs.Sum(pair => pair.Weight);
        return pairs.Select(pair => pair with { Weight = pair.Weight / all });
    }

    private sealed record Pair(double[] Difference, double Weight);
}
