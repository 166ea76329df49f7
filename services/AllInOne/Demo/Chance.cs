namespace TechMarket.AllInOne.Demo;

/// <summary>Repeatable chance: the same seed gives the same demo data on every machine.</summary>
internal sealed class Chance(int seed)
{
    private readonly Random random = new(seed);

    internal bool Below(double share) => random.NextDouble() < share;

    internal int Between(int least, int most) => random.Next(least, most + 1);

    internal double Between(double least, double most) => least + (random.NextDouble() * (most - least));

    internal T Of<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    /// <summary>A log-normal value around 1: most are small, few are large.</summary>
    internal double Skewed(double spread) =>
        Math.Exp(spread * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));

    internal T Weighted<T>(IReadOnlyList<T> choices, Func<T, double> weight)
    {
        var left = random.NextDouble() * choices.Sum(weight);
        foreach (var choice in choices)
        {
            left -= weight(choice);
            if (left < 0)
            {
                return choice;
            }
        }

        return choices[^1];
    }
}
