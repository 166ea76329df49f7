using TechMarket.Events;
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
        Assert.Equal(["text", "field", "industry", "maturity", "budget", "district", "mode", "record"], best.Score.Parts.Select(part => part.Code));
        Assert.Equal([10m, 2m, 5m, 4m, 1m, 3m, 0m], best.Score.Parts.Skip(1).Select(part => part.Points));
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
        var score = MatchScore.Of(need, need with { Kind = "result", Maturity = 9, AmountFrom = 1 }, 100, [], 0, Sold(need.OrganisationId, 7));
        Assert.Equal(100m, score.Total);
    }

    [Theory]
    [InlineData(0, 0, "尚无计入的登记合同")]
    [InlineData(1, .4, "作为卖方登记技术合同 1 项")]
    [InlineData(5, 2, "作为卖方登记技术合同 5 项")]
    [InlineData(80, 2, "作为卖方登记技术合同 80 项")]
    public void The_track_record_is_that_of_the_institute_and_up_to_five_contracts_count(int contracts, double points, string detail)
    {
        var (need, result) = (Sample.Need("甲"), Sample.Result("乙"));
        var part = MatchScore.Of(need, result, 0, [], 0, Sold(result.OrganisationId, contracts)).Parts.Single(part => part.Code == "record");
        Assert.Equal(((decimal)points, true), (part.Points, part.DetailZh.EndsWith(detail, StringComparison.Ordinal)));
        Assert.Equal(0, MatchScore.Of(need, result, 0, [], 0, Sold(need.OrganisationId, contracts)).Parts.Single(part => part.Code == "record").Points);
    }

    [Fact]
    public void What_stands_under_the_importer_has_no_record()
    {
        var result = Sample.Result("乙") with { OrganisationId = Listing.Importer };
        Assert.Equal(0, MatchScore.Of(Sample.Need("甲"), result, 0, [], 0, Sold(Listing.Importer, 9)).Parts.Single(part => part.Code == "record").Points);
    }

    [Fact]
    public void Weights_learned_before_there_was_a_part_give_it_no_points()
    {
        var old = new MatchWeights(3, MatchWeights.Usual.Most.Where(part => part.Key != "record").ToDictionary());
        Assert.Equal((0, 0), (old.Points("record", 1), old.Share("record", 1)));
    }

    private static ScoredBy Sold(Guid organisation, int contracts) => new(MatchWeights.Usual, new Dictionary<Guid, int> { [organisation] = contracts });

    private LuceneIndex Open() => new(folder, TimeSpan.FromSeconds(30), _ => { });
}
