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
    /// <param name="by">The usual weights and no track records when nothing is said.</param>
    public static async Task<IReadOnlyList<Ranked>> For(
        Listing listing, ITextIndex index, int limit, CancellationToken stop, IEnumerable<Judgement>? judgements = null, ScoredBy? by = null)
    {
        by ??= ScoredBy.Usual;
        var wanted = listing.Kind == "need" ? "result" : "need";
        // Imported listings may all stand under the market's own name without belonging together.
        var without = listing.Source is null ? listing.OrganisationId : (Guid?)null;
        var own = new TermWeights(listing, index.Statistics);
        var best = Best(listing, own, await index.Recall(new RecallQuery(listing, wanted, WithoutOrganisation: without), stop), index, limit, judgements, by);
        var (common, ranked) = (new CommonWords(listing, index.Statistics), new List<Ranked>());
        foreach (var one in best)
        {
            // Withdrawn in this moment: left out.
            if (await index.Get(one.Candidate.Listing.Id, stop) is { } found)
            {
                ranked.Add(Explained(listing, found, one, own, common, by));
            }
        }
        return ranked;
    }

    /// <summary>Those of the candidates that fit the listing, best first.</summary>
    /// <param name="judgements">What was said before of listings shown for this one, the latest first.</param>
    public static IReadOnlyList<Ranked> Of(Listing listing, IReadOnlyList<Listing> candidates, ITextIndex index, int limit, IEnumerable<Judgement>? judgements = null, ScoredBy? by = null)
    {
        by ??= ScoredBy.Usual;
        var (own, common) = (new TermWeights(listing, index.Statistics), new CommonWords(listing, index.Statistics));
        var known = candidates.ToDictionary(candidate => candidate.Id);
        return [.. Best(listing, own, candidates.Select(Candidate.Of), index, limit, judgements, by)
            .Select(one => Explained(listing, known[one.Candidate.Listing.Id], one, own, common, by))];
    }

    private static IEnumerable<Compared> Best(
        Listing listing, TermWeights own, IEnumerable<Candidate> candidates, ITextIndex index, int limit, IEnumerable<Judgement>? judgements, ScoredBy by)
    {
        var feedback = new Feedback(own, judgements ?? [], index.Statistics);
        return candidates
            .Select(candidate => (Candidate: candidate, Weights: new TermWeights(candidate.Terms, index.Statistics)))
            .Select(pair => (pair.Candidate, pair.Weights, Likeness: own.Likeness(pair.Weights), Correction: feedback.Correction(pair.Weights)))
            .Where(pair => pair.Likeness + pair.Correction >= LeastLikeness)
            .Select(pair => new Compared(pair.Candidate, pair.Weights, Score(listing, pair.Candidate.Listing, pair.Likeness, pair.Correction, [], by)))
            .OrderByDescending(one => one.Score.Total).ThenByDescending(one => one.Score.Corrected).ThenBy(one => one.Candidate.Listing.Id)
            .Take(limit);
    }

    private static Ranked Explained(Listing listing, Listing other, Compared one, TermWeights own, CommonWords common, ScoredBy by) =>
        new(other, Score(listing, other, one.Score.Likeness, one.Score.Correction, common.With(other, own.Shared(one.Weights)), by));

    private static MatchScore Score(Listing listing, Listing other, double likeness, double correction, IReadOnlyList<string> words, ScoredBy by) =>
        listing.Kind == "need" ? MatchScore.Of(listing, other, likeness, words, correction, by) : MatchScore.Of(other, listing, likeness, words, correction, by);

    private sealed record Compared(Candidate Candidate, TermWeights Weights, MatchScore Score);
}
