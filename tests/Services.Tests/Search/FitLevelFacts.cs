using TechMarket.Search.Scoring;

namespace TechMarket.Tests.Search;

public sealed class FitLevelFacts
{
    [Theory]
    [InlineData(0.01, 1)]
    [InlineData(0.03, 2)]
    [InlineData(0.3, 3)]
    public void A_likeness_has_a_strength(double likeness, int level) => Assert.Equal(level, FitLevel.Usual.Of(likeness));

    [Theory]
    [InlineData(0.01, "很弱")]
    [InlineData(0.1, "较弱")]
    [InlineData(0.5, "较强")]
    public void The_strength_is_told_with_the_words_in_common(double likeness, string strength)
    {
        var (need, result) = (Sample.Need("防滑橡胶"), Sample.Result("防滑橡胶"));
        Assert.Contains($"%，{strength}）", MatchScore.Of(need, result, likeness, ["防滑橡胶"], 0, ScoredBy.Usual).Parts[0].DetailZh);
    }
}
