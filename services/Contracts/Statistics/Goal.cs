namespace TechMarket.Contracts.Statistics;

/// <summary>The year's goal of a scope: a growth over last year, or an amount. Without one, growth of 30 % (技术合同成交额增长30%以上).</summary>
internal sealed class Goal
{
    public const decimal UsualGrowth = 0.30m;

    public int Year { get; init; }
    public uint Version { get; private init; }
    /// <summary>350500 for the city, or a district.</summary>
    public required string Scope { get; init; }
    /// <summary>0.30 for 30 %; null when an amount is set.</summary>
    public decimal? Growth { get; set; }
    /// <summary>元; null when growth is set.</summary>
    public decimal? Target { get; set; }
    public string SetBy { get; set; } = "";
    public DateTimeOffset SetAt { get; set; }
}
