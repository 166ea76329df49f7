using TechMarket.Search.Ranking;
using TechMarket.Search.Scoring;

namespace TechMarket.Tests.Search;

/// <summary>Outcomes of made-up markets.</summary>
internal static class Learning
{
    /// <summary>Needs of as many organisations, each with ten suggestions of random parts; what became of each is told from its parts.</summary>
    public static List<Outcome> Market(int needs, int seed, Func<IReadOnlyDictionary<string, decimal>, Random, string> became)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, needs).SelectMany(need =>
        {
            var (id, owner, title) = (Guid.NewGuid(), Guid.NewGuid(), string.Concat(Enumerable.Range(0, 8).Select(_ => (char)random.Next(0x4e00, 0x9000))));
            return Enumerable.Range(0, 10).Select(_ => Suggested(random)).ToList()
                .Select(points => new Outcome(id, title, owner, became(points, random), 1, 0, points));
        })];
    }

    /// <summary>Contracts come of what is in the same place, whatever the texts say.</summary>
    public static string NearPlaces(IReadOnlyDictionary<string, decimal> points, Random random) =>
        random.NextDouble() < (points["district"] == 4 ? .8 : .1) ? "contracted" : "not-relevant";

    public static string Chance(IReadOnlyDictionary<string, decimal> points, Random random) => random.Next(2) == 0 ? "agreed" : "not-relevant";

    private static Dictionary<string, decimal> Suggested(Random random) =>
        MatchWeights.Usual.Most.ToDictionary(part => part.Key, part => part.Key == "text" ? part.Value * random.Next(50, 101) / 100 : random.Next(2) * part.Value);
}
