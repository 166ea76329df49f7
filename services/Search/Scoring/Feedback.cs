using TechMarket.Events;

namespace TechMarket.Search.Scoring;

/// <summary>What the owner of a listing, or the broker, said of one that was shown for it.</summary>
internal sealed record Judgement(Listing Listing, Verdict Verdict);

internal enum Verdict
{
    Misfits,

    /// <summary>Close in subject, but not what is wanted.</summary>
    Near,

    Fits,
}

/// <summary>
/// Corrects the likeness of candidates by what was judged for the same listing before: what is like a listing that fitted rises, what is like one
/// that did not falls. Kernel ridge regression of that by which the likeness was wrong; nothing is kept and nothing passes to other listings.
/// </summary>
internal sealed class Feedback
{
    public const int MostJudgements = 100;

    /// <summary>Judgements are uncertain, and a single one moves others little: measured, as is the share by which they count, and what is near.</summary>
    private const double Ridge = 0.5, Share = 0.3, OfNear = 0.3;

    private readonly TermWeights[] judged;
    private readonly double[] pulls;

    /// <param name="judgements">The latest first; what exceeds a hundred is not looked at.</param>
    public Feedback(TermWeights own, IEnumerable<Judgement> judgements, ITermStatistics statistics)
    {
        var heard = judgements.Take(MostJudgements).ToList();
        judged = [.. heard.Select(one => new TermWeights(one.Listing, statistics))];
        var kernel = new double[judged.Length, judged.Length];
        for (var one = 0; one < judged.Length; one++)
        {
            for (var other = 0; other <= one; other++)
            {
                kernel[one, other] = kernel[other, one] = judged[one].Likeness(judged[other]);
            }
        }
        pulls = KernelRidge.Solve(kernel, Ridge, [.. heard.Select((one, at) => Wanted(one.Verdict) - own.Likeness(judged[at]))]);
    }

    /// <summary>To be added to the likeness of the candidate; 0 where nothing was judged that has a word in common with it.</summary>
    public double Correction(TermWeights candidate) => Share * judged.Select((one, at) => pulls[at] * one.Likeness(candidate)).Sum();

    private static double Wanted(Verdict verdict) => verdict switch { Verdict.Fits => 1, Verdict.Near => OfNear, _ => 0 };
}
