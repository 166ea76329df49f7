using TechMarket.Events;
using TechMarket.Search;
using TechMarket.Search.Scoring;

namespace TechMarket.Benchmarks.Search;

/// <summary>How much of the best there is the market finds: every listing is compared exactly with every one of the needs, in one walk.</summary>
internal static class ExactBest
{
    /// <summary>The share of the ten best of all, by exact score, that are among the ten best of those recalled.</summary>
    public static async Task<double> Found(ITextIndex index, IReadOnlyList<Listing> needs, Recombined made, int count)
    {
        var own = needs.Select(need => new TermWeights(need, index.Statistics)).ToList();
        var best = BestOf(own, index, made, count);
        var found = new List<double>();
        for (var need = 0; need < needs.Count; need++)
        {
            var wanted = best[need].UnorderedItems.Select(item => item.Element).ToHashSet();
            var candidates = await index.Recall(new RecallQuery(needs[need], "result"), CancellationToken.None);
            var ranked = candidates.OrderByDescending(candidate => own[need].Likeness(new TermWeights(candidate.Terms, index.Statistics))).Take(10);
            found.Add(ranked.Count(candidate => wanted.Contains(candidate.Listing.Id)) / 10d);
        }
        return found.Average();
    }

    private static List<PriorityQueue<Guid, double>> BestOf(List<TermWeights> own, ITextIndex index, Recombined made, int count)
    {
        var best = own.ConvertAll(_ => new PriorityQueue<Guid, double>());
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, at =>
        {
            var listing = made[at];
            if (listing.Kind != "result")
            {
                return;
            }
            var weights = new TermWeights(listing, index.Statistics);
            for (var need = 0; need < own.Count; need++)
            {
                Keep(best[need], listing.Id, own[need].Likeness(weights));
            }
        });
        return best;
    }

    private static void Keep(PriorityQueue<Guid, double> best, Guid id, double likeness)
    {
        lock (best)
        {
            best.Enqueue(id, likeness);
            if (best.Count > 10)
            {
                best.Dequeue();
            }
        }
    }
}
