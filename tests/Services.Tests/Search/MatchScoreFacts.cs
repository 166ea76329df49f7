using TechMarket.Search.Lucene;
using TechMarket.Search.Scoring;

namespace TechMarket.Tests.Search;

public sealed class MatchScoreFacts : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("techmarket-score-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_score_is_the_sum_of_its_parts_and_quotes_the_words_that_matched()
    {
        var need = Sample.Need("鞋用防滑橡膠大底", "冬季防滑，耐磨") with
        {
            Field = "05", Industry = "C19", Maturity = 6, Modes = ["TRF", "DEV"], District = "350582", AmountFrom = 100_000, AmountTo = 300_000,
        };
        var fits = Sample.Result("一种防滑橡胶鞋底及其制备", "提高耐磨与防滑性能") with
        {
            Field = "05", Industry = "C29", Maturity = 5, Modes = ["TRF"], District = "350200", AmountFrom = 400_000, AmountTo = 400_000,
        };
        await using var index = Open();
        await index.Upsert([need, fits, Sample.Result("茶叶杀青机"), Sample.Result("石材荒料切割"), Sample.Result("橡胶密封圈")], default);
        await index.WaitUntilVisible(default);

        var best = (await RankOtherSide.For(need, index, 10, default))[0];

        Assert.Equal(fits.Id, best.Listing.Id);
        Assert.Equal(best.Score.Total, best.Score.Parts.Sum(part => part.Points));
        Assert.All(best.Score.Parts, part => Assert.Equal(part.Points, decimal.Round(part.Points, 1)));
        Assert.Equal(["text", "field", "industry", "maturity", "budget", "district", "mode"], best.Score.Parts.Select(part => part.Code));
        Assert.Equal([10m, 2m, 5m, 4m, 1m, 5m], best.Score.Parts.Skip(1).Select(part => part.Points));
        Assert.Contains("防滑橡胶", best.Score.Parts[0].Words!);
    }

    [Fact]
    public async Task The_same_pair_scores_the_same_from_either_side()
    {
        var need = Sample.Need("印染废水脱色") with { Field = "07", Maturity = 7, AmountTo = 200_000 };
        var result = Sample.Result("臭氧催化氧化处理印染废水") with { Field = "07", Maturity = 8, AmountFrom = 150_000 };
        await using var index = Open();
        await index.Upsert([need, result, Sample.Result("废旧轮胎再生")], default);
        await index.WaitUntilVisible(default);
        var one = (await RankOtherSide.For(need, index, 1, default))[0].Score;
        var other = (await RankOtherSide.For(result, index, 1, default))[0].Score;
        Assert.Equal(one.Parts.Select(part => part.Points), other.Parts.Select(part => part.Points));
    }

    [Fact]
    public void Full_marks_are_a_hundred()
    {
        var need = Sample.Need("甲") with { Field = "05", Industry = "C19", Maturity = 1, Modes = ["TRF"], District = "350582", AmountTo = 1 };
        var score = MatchScore.Of(need, need with { Kind = "result", Maturity = 9, AmountFrom = 1 }, 100, []);
        Assert.Equal(100m, score.Total);
    }

    private LuceneIndex Open() => new(folder, TimeSpan.FromSeconds(30), _ => { });
}
