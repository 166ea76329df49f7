using TechMarket.Search.Ranking;
using TechMarket.Search.Scoring;

namespace TechMarket.Tests.Search;

/// <summary>What is learned from a market's outcomes, and when it is believed.</summary>
public sealed class LearnedWeightsFacts
{
    private static readonly Dictionary<int, MatchWeights> usual = new() { [0] = MatchWeights.Usual };

    [Fact]
    public void What_decides_in_a_market_gains_weight_and_is_better_on_needs_that_were_held_out()
    {
        var needs = NeedExamples.Of(Learning.Market(120, 5, Learning.NearPlaces), usual);
        var tried = HeldOut.Of(needs);
        var learned = LearnedWeights.Rounded(LearnedWeights.From(needs));
        Assert.True(tried.IsBetter && tried.Learned > tried.Usual + .05, $"{tried}");
        Assert.True(learned["district"] > 10, $"{learned["district"]}");
    }

    [Fact]
    public void Nothing_is_believed_where_outcomes_come_by_chance()
    {
        var better = Enumerable.Range(0, 10).Count(seed => HeldOut.Of(NeedExamples.Of(Learning.Market(60, seed, Learning.Chance), usual)).IsBetter);
        Assert.InRange(better, 0, 1);
    }

    [Fact]
    public void Learned_weights_are_a_hundred_points_to_a_tenth_and_none_vanishes()
    {
        var learned = LearnedWeights.Rounded(LearnedWeights.From(NeedExamples.Of(Learning.Market(120, 6, Learning.NearPlaces), usual)));
        Assert.Equal(100, learned.Values.Sum());
        Assert.All(learned.Values, points => Assert.True(points >= 1 && points == decimal.Round(points, 1)));
        Assert.Equal(MatchWeights.Parts, learned.Keys);
    }

    [Fact]
    public void Few_outcomes_move_the_usual_weights_less_than_many()
    {
        decimal Moved(int needs) => Math.Abs(LearnedWeights.Rounded(LearnedWeights.From(NeedExamples.Of(Learning.Market(needs, 7, Learning.NearPlaces), usual)))["district"] - 4);
        Assert.True(Moved(3) < Moved(100), $"{Moved(3)} {Moved(100)}");
    }

    [Fact]
    public void Needs_of_one_organisation_or_of_nearly_one_title_are_one_cluster()
    {
        var (owner, one, two, three, four) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        Outcome[] outcomes =
        [
            .. Both(one, "石材锯切粉尘治理", owner), .. Both(two, "茶叶低温烘焙", owner), .. Both(three, "石材锯切粉尘治理技术", null), .. Both(four, "卫浴陶瓷釉料", Guid.NewGuid()),
        ];
        var clusters = NeedExamples.Of(outcomes, usual).Select(need => need.Cluster).ToList();
        Assert.Equal(2, clusters.Distinct().Count());
        Assert.Equal([1, 3], clusters.GroupBy(cluster => cluster).Select(same => same.Count()).Order());
    }

    [Fact]
    public void A_drawn_suggestion_stands_for_those_that_were_not_drawn_and_one_of_an_unknown_ranker_for_none()
    {
        var need = Guid.NewGuid();
        Outcome[] outcomes = [Of(need, "need", null, "agreed", .2), Of(need, "need", null, "taken", .001), Of(need, "need", null, "not-relevant", 1), Of(need, "need", null, "agreed", 1, ranker: 9)];
        Assert.Equal([5, 10, 1], NeedExamples.Of(outcomes, usual).Single().Examples.Select(one => one.Weight));
    }

    [Fact]
    public void Points_are_read_by_the_weights_that_gave_them()
    {
        var other = new MatchWeights(4, MatchWeights.Usual.Most.ToDictionary(part => part.Key, part => part.Key == "text" ? 30 : part.Value * 1.75m));
        Assert.Equal(.5, Of(Guid.NewGuid(), "need", null, "agreed", 1, 4, 15).Shares(other)[0]);
        Assert.Equal(.25, Of(Guid.NewGuid(), "need", null, "agreed", 1, 0, 15).Shares(MatchWeights.Usual)[0]);
    }

    private static Outcome[] Both(Guid need, string title, Guid? owner) => [Of(need, title, owner, "agreed", 1), Of(need, title, owner, "not-relevant", 1)];

    private static Outcome Of(Guid need, string title, Guid? owner, string what, double chance, int ranker = 0, decimal text = 30) =>
        new(need, title, owner, what, chance, ranker, new Dictionary<string, decimal> { ["text"] = text });
}
