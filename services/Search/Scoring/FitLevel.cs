namespace TechMarket.Search.Scoring;

/// <summary>
/// How strongly a result would be called to fit by people who transfer technology, from the likeness alone: 1 not, 2 weakly, 3 fairly strongly.
/// A 4 (strongly) is too rare for a likeness to tell it from a 3.
/// </summary>
/// <param name="Weak">From this likeness on weakly.</param>
/// <param name="Fair">From this likeness on fairly strongly.</param>
internal sealed record FitLevel(double Weak, double Fair)
{
    /// <summary>Where the fewest judgements of the judged needs are missed (docs/matching.md).</summary>
    public static readonly FitLevel Usual = new(0.03, 0.27);

    public int Of(double likeness) => likeness >= Fair ? 3 : likeness >= Weak ? 2 : 1;

    public static (string Chinese, string English) Name(int level) => level switch
    {
        3 => ("较强", "fairly strong"),
        2 => ("较弱", "weak"),
        _ => ("很弱", "very weak"),
    };
}
