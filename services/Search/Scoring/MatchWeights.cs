namespace TechMarket.Search.Scoring;

/// <summary>The most points that each part of a match score gives; together 100.</summary>
/// <param name="Version">Of the ranker they were learned by; 0 for the usual ones.</param>
/// <param name="Most">By the part's code.</param>
internal sealed record MatchWeights(int Version, IReadOnlyDictionary<string, decimal> Most)
{
    public static readonly MatchWeights Usual = new(0, new Dictionary<string, decimal>
    {
        ["text"] = 60, ["field"] = 10, ["industry"] = 8, ["maturity"] = 7, ["budget"] = 6, ["district"] = 4, ["mode"] = 3, ["record"] = 2,
    });

    /// <summary>Their codes, in the order a score shows them.</summary>
    public static readonly IReadOnlyList<string> Parts = ["text", "field", "industry", "maturity", "budget", "district", "mode", "record"];

    /// <summary>The points of a part, to one decimal; none for one that was not there yet when the weights were learned.</summary>
    /// <param name="share">Of the most it gives, 0 to 1.</param>
    public decimal Points(string part, decimal share) => decimal.Round(Most.GetValueOrDefault(part) * share, 1);

    /// <summary>What so many points are of the most the part gives, 0 to 1.</summary>
    public double Share(string part, decimal points) => Most.GetValueOrDefault(part) is > 0 and var most ? Math.Clamp((double)(points / most), 0, 1) : 0;

    /// <summary>What so many points of a part by the usual weights are by these.</summary>
    public decimal Scaled(string part, decimal usual) => usual * Most[part] / Usual.Most[part];
}
