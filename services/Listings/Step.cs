namespace TechMarket.Listings;

/// <summary>One step in the life of a listing.</summary>
/// <param name="What">submitted, taken-back, returned, published, met, withdrawn or expired.</param>
/// <param name="Reason">Why it was returned or closed, where somebody said so.</param>
/// <param name="By">The official who decided; null for the owner's own steps.</param>
internal sealed record Step(string What, string? Reason, string? By, DateTimeOffset At)
{
    public const string TakenBack = "taken-back";
}
