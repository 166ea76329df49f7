using TechMarket.Search.Scoring;

namespace TechMarket.Search.Ranking;

/// <summary>What became of a need and a result that were suggested.</summary>
/// <param name="Need">Whose suggestions are compared with each other.</param>
/// <param name="Title">Of the need: needs that say nearly the same count as one.</param>
/// <param name="Organisation">Whose need it is; null for an imported one.</param>
/// <param name="What">One of <see cref="Gains"/>.</param>
/// <param name="Chance">With which it was suggested: 1 for the best, less for one drawn from below them.</param>
/// <param name="Ranker">The version that scored it.</param>
/// <param name="Points">Of each part, by its code.</param>
internal sealed record Outcome(
    Guid Need, string Title, Guid? Organisation, string What, double Chance, int Ranker, IReadOnlyDictionary<string, decimal> Points)
{
    /// <summary>How far it came: the further, the better the suggestion was.</summary>
    public static readonly IReadOnlyDictionary<string, int> Gains = new Dictionary<string, int>
    {
        ["not-relevant"] = 0, ["taken"] = 1, ["introduced"] = 2, ["agreed"] = 3, ["contracted"] = 4,
    };

    public int Gain => Gains[What];

    /// <summary>The share of the most that each part gave, in the order of <see cref="MatchWeights.Parts"/>.</summary>
    /// <param name="by">The weights it was scored by.</param>
    public double[] Shares(MatchWeights by) =>
        [.. MatchWeights.Parts.Select(part => by.Share(part, Points.GetValueOrDefault(part)))];
}
