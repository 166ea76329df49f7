namespace TechMarket.Contracts.Registration;

/// <summary>The last number an office gave in a year. The row is locked by the commit that takes the next one, so no number is ever skipped.</summary>
internal sealed class NumberCounter
{
    public required string Office { get; init; }
    public int Year { get; init; }
    public long Last { get; init; }
}
