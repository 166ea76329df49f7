namespace TechMarket.Search.Ranking;

/// <summary>A ranker as administrators see it.</summary>
/// <param name="Version">To switch it on by.</param>
/// <param name="Most">The most points of each part, by its code; together 100.</param>
/// <param name="UsualQuality">nDCG@10 on needs held out from learning, by the usual weights.</param>
/// <param name="LearnedQuality">The same by the learned ones.</param>
/// <param name="Low">The lower end of the 95 % interval of the difference.</param>
/// <param name="Better">The whole interval is above 0: only such a one can be switched on.</param>
/// <param name="Active">It scores now.</param>
internal sealed record RankerView(
    int Version, IReadOnlyDictionary<string, decimal> Most, int Outcomes, int Needs, int Clusters, double UsualQuality, double LearnedQuality, double Low, double High,
    bool Better, bool Active, DateTimeOffset LearnedAt)
{
    public static RankerView Of(Ranker r) =>
        new(r.Version, r.Most, r.Outcomes, r.Needs, r.Clusters, r.UsualQuality, r.LearnedQuality, r.Low, r.High, r.IsBetter, r.Active, r.LearnedAt);
}
