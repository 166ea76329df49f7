using TechMarket.Events;

namespace TechMarket.Search.Scoring;

/// <summary>The listings most like one that is being written, of either side, and what they tell about it.</summary>
internal sealed class Neighbours
{
    private const int Counted = 20;

    /// <summary>Below it two listings have little more in common than that both are written in Chinese.</summary>
    private const double LeastLikeness = .05;

    private readonly IReadOnlyList<(Listing Listing, double Likeness)> nearest;

    private Neighbours(IReadOnlyList<(Listing, double)> nearest) => this.nearest = nearest;

    public static async Task<Neighbours> Of(Listing listing, ITextIndex index, CancellationToken stop)
    {
        var own = new TermWeights(listing, index.Statistics);
        var candidates = await index.Recall(new RecallQuery(listing, null), stop);
        return new([.. candidates.Where(one => one.Listing.Id != listing.Id).Select(one => (one.Listing, own.Likeness(new TermWeights(one.Terms, index.Statistics))))
            .Where(pair => pair.Item2 >= LeastLikeness).OrderByDescending(pair => pair.Item2).Take(Counted)]);
    }

    /// <summary>What the neighbours have, by their likeness squared: the share of each, largest first.</summary>
    public IReadOnlyList<(string Value, double Share, int Count)> Votes(Func<Listing, string?> of)
    {
        var votes = nearest.Where(one => !string.IsNullOrEmpty(of(one.Listing))).GroupBy(one => of(one.Listing)!)
            .Select(same => (same.Key, Weight: same.Sum(one => one.Likeness * one.Likeness), Count: same.Count())).OrderByDescending(vote => vote.Weight).ToList();
        var all = votes.Sum(vote => vote.Weight);
        return [.. votes.Select(vote => (vote.Key, vote.Weight / all, vote.Count))];
    }

    /// <summary>Keywords of the neighbours that stand in the text as well, those of most and likest neighbours first.</summary>
    public IEnumerable<string> KeywordsIn(string text) => nearest.SelectMany(one => one.Listing.Keywords.Select(word => (Word: word, one.Likeness)))
        .Where(one => one.Word.Length >= 2 && text.Contains(one.Word, StringComparison.OrdinalIgnoreCase))
        .GroupBy(one => one.Word).OrderByDescending(same => same.Sum(one => one.Likeness)).Select(same => same.Key);
}
