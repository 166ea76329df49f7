namespace TechMarket.Matching.Suggestions;

/// <summary>
/// Now and then one of those just below the best is suggested as well, drawn at random, marked as such and kept with the chance it had: from what people make of
/// the best alone nobody would ever learn that others would have done better.
/// </summary>
/// <param name="One">The listing drawn.</param>
/// <param name="Chance">That it was drawn, out of all draws that could have been.</param>
internal sealed record Exploration(Related One, double Chance)
{
    /// <param name="share">Of the listings that get one, 0 to 1.</param>
    /// <param name="below">Those it is drawn from.</param>
    public static Exploration? Draw(double share, IReadOnlyList<Related> below) => below.Count == 0 ? null
        : new(below[Random.Shared.Next(below.Count)], share / below.Count);
}
