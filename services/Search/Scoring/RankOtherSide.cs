using TechMarket.Events;

namespace TechMarket.Search.Scoring;

/// <summary>A listing of the other side and why it fits.</summary>
internal sealed record Ranked(Listing Listing, MatchScore Score);

/// <summary>
/// Finds what fits a listing: the engine recalls what shares words with it, then every candidate is compared exactly (cosine of weighed terms) and
/// scored with its reasons. On the market's own labelled data this order was better than any engine's own.
/// </summary>
internal static class RankOtherSide
{
    private const double LeastLikeness = 0.01;

    /// <param name="judgements">See <see cref="Of"/>.</param>
    public static async Task<IReadOnlyList<Ranked>> For(
        Listing listing, ITextIndex index, int limit, CancellationToken stop, IEnumerable<Judgement>? judgements = null)
    {
        var wanted = listing.Kind == "need" ? "result" : "need";
        // Imported listings may all stand under the market's own name without belonging together.
        var without = listing.Source is null ? listing.OrganisationId : (Guid?)null;
        var candidates = await index.Recall(new RecallQuery(listing, wanted, WithoutOrganisation: without), stop);
        return Of(listing, candidates, index, limit, judgements);
    }

    /// <summary>Those of the candidates that fit the listing, best first.</summary>
    /// <param name="judgements">What was said before of listings shown for this one, the latest first.</param>
    public static IReadOnlyList<Ranked> Of(Listing listing, IEnumerable<Listing> candidates, ITextIndex index, int limit, IEnumerable<Judgement>? judgements = null)
    {
        var own = new TermWeights(listing, index.Statistics);
        var common = new CommonWords(listing, index.Statistics);
        var feedback = new Feedback(own, judgements ?? [], index.Statistics);
        return [.. candidates
            .Select(candidate => (Candidate: candidate, Weights: new TermWeights(candidate, index.Statistics)))
            .Select(pair => (pair.Candidate, pair.Weights, Likeness: own.Likeness(pair.Weights), Correction: feedback.Correction(pair.Weights)))
            .Where(pair => pair.Likeness + pair.Correction >= LeastLikeness)
            .Select(pair => (pair.Candidate, pair.Weights, Score: Score(listing, pair.Candidate, pair.Likeness, pair.Correction, [])))
            .OrderByDescending(pair => pair.Score.Total).ThenByDescending(pair => pair.Score.Corrected).ThenBy(pair => pair.Candidate.Id)
            .Take(limit)
            .Select(pair => new Ranked(pair.Candidate, Score(listing, pair.Candidate, pair.Score.Likeness, pair.Score.Correction,
                common.With(pair.Candidate, own.Shared(pair.Weights).ToDictionary()))))];
    }

    private static MatchScore Score(Listing listing, Listing other, double likeness, double correction, IReadOnlyList<string> words) =>
        listing.Kind == "need" ? MatchScore.Of(listing, other, likeness, words, correction) : MatchScore.Of(other, listing, likeness, words, correction);
}
