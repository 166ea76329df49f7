namespace TechMarket.Search.Scoring;

/// <summary>What a match is scored by besides the two listings themselves.</summary>
/// <param name="Weights">Of the parts.</param>
/// <param name="Contracts">How many registered contracts an organisation has sold technologies by; one that has sold none is not there.</param>
internal sealed record ScoredBy(MatchWeights Weights, IReadOnlyDictionary<Guid, int> Contracts)
{
    public static readonly ScoredBy Usual = new(MatchWeights.Usual, new Dictionary<Guid, int>());
}
