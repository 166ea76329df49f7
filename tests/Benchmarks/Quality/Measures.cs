namespace TechMarket.Benchmarks.Quality;

/// <summary>How good an order is, given how well each of its documents fits, best placed first.</summary>
internal static class Measures
{
    /// <summary>Discounted gain of the first ten over the best there could have been.</summary>
    /// <param name="gains">Of the documents in the order found.</param>
    /// <param name="all">Of all documents that were judged, in any order.</param>
    public static double Ndcg10(IEnumerable<double> gains, IEnumerable<double> all)
    {
        var best = Discounted(all.OrderDescending());
        return best == 0 ? 0 : Discounted(gains) / best;
    }

    /// <param name="fits">Of the documents in the order found.</param>
    /// <param name="wanted">How many fit at all.</param>
    public static double AveragePrecision(IEnumerable<bool> fits, int wanted)
    {
        var (found, at, sum) = (0, 0, 0d);
        foreach (var fit in fits)
        {
            at++;
            if (fit)
            {
                sum += (double)++found / at;
            }
        }
        return wanted == 0 ? 0 : sum / wanted;
    }

    /// <summary>How often one that fits stands before one that does not.</summary>
    public static double Auc(IReadOnlyList<bool> fits)
    {
        var (before, pairs, fitting) = (0L, 0L, 0L);
        foreach (var fit in fits)
        {
            if (fit)
            {
                fitting++;
            }
            else
            {
                before += fitting;
                pairs++;
            }
        }
        return fitting * pairs == 0 ? double.NaN : (double)before / (fitting * pairs);
    }

    private static double Discounted(IEnumerable<double> gains) => gains.Take(10).Select((gain, at) => gain / Math.Log2(at + 2)).Sum();
}
