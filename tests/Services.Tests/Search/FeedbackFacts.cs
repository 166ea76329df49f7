using TechMarket.Events;
using TechMarket.Search;
using TechMarket.Search.Lucene;
using TechMarket.Search.Scoring;

namespace TechMarket.Tests.Search;

/// <summary>Judgements of one listing's candidates move the others that are like them, and can be seen in the score.</summary>
public sealed class FeedbackFacts : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("techmarket-feedback-").FullName;
    private readonly Listing need = Sample.Need("废水处理技术", "工厂的废水需要处理");
    private readonly Listing[] results =
    [
        Sample.Result("臭氧氧化处理印染废水"), Sample.Result("臭氧催化氧化装置与废水"), Sample.Result("膜分离处理电镀废水"), Sample.Result("膜分离组件与废水"), Sample.Result("茶叶杀青机"),
    ];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_is_like_a_result_that_fitted_rises_and_what_is_like_one_that_did_not_falls()
    {
        await using var index = await Filled();
        var before = Of(index);
        var after = Of(index, new(results[0], Verdict.Fits), new(results[2], Verdict.Misfits));
        Assert.True(after[results[1].Id].Correction > 0);
        Assert.True(after[results[3].Id].Correction < after[results[1].Id].Correction);
        Assert.All(before.Values, score => Assert.Equal(0, score.Correction));
        Assert.True(after[results[1].Id].Total > before[results[1].Id].Total);
        Assert.True(Of(index, new Judgement(results[2], Verdict.Misfits))[results[3].Id].Total < before[results[3].Id].Total);
    }

    [Fact]
    public async Task What_comes_near_moves_others_less_than_what_fits_and_more_than_what_does_not()
    {
        await using var index = await Filled();
        double[] corrections = [.. new[] { Verdict.Fits, Verdict.Near, Verdict.Misfits }.Select(verdict => Of(index, new Judgement(results[0], verdict))[results[1].Id].Correction)];
        Assert.Equal(corrections.OrderDescending(), corrections);
        Assert.Equal(3, corrections.Distinct().Count());
    }

    [Fact]
    public async Task The_correction_is_a_part_of_the_score_with_its_reason()
    {
        await using var index = await Filled();
        var (before, after) = (Of(index)[results[1].Id], Of(index, new Judgement(results[0], Verdict.Fits))[results[1].Id]);
        var part = Assert.Single(after.Parts, part => part.Code == "feedback");
        Assert.DoesNotContain(before.Parts, one => one.Code == "feedback");
        Assert.Equal(after.Total - before.Total, part.Points);
        Assert.Equal(before.Likeness, after.Likeness);
    }

    [Fact]
    public async Task Judgements_on_something_else_change_nothing()
    {
        await using var index = await Filled();
        Assert.Equal(0, Of(index, new Judgement(results[4], Verdict.Misfits))[results[1].Id].Correction, 9);
    }

    [Fact]
    public void The_ridge_is_solved_exactly()
    {
        var found = KernelRidge.Solve(new[,] { { 1, .5 }, { .5, 1 } }, 1, [1, 0]);
        Assert.Equal(8 / 15d, found[0], 12);
        Assert.Equal(-2 / 15d, found[1], 12);
    }

    private Dictionary<Guid, MatchScore> Of(ITextIndex index, params Judgement[] judgements) =>
        RankOtherSide.Of(need, results, index, 10, judgements).ToDictionary(ranked => ranked.Listing.Id, ranked => ranked.Score);

    private async Task<LuceneIndex> Filled()
    {
        var index = new LuceneIndex(folder, TimeSpan.FromSeconds(30), _ => { });
        await index.Upsert([need, .. results], default);
        await index.WaitUntilVisible(default);
        return index;
    }
}
