using TechMarket.Search;
using TechMarket.Search.Scoring;
using TechMarket.Search.Text;

namespace TechMarket.Tests.Search;

/// <summary>The words quoted as reasons: whole, in common, longest first.</summary>
public sealed class CommonWordsFacts
{
    [Fact]
    public void Words_are_what_both_texts_hold_in_one_piece_longest_first()
    {
        Assert.Equal(["防滑橡胶", "耐磨"], Words("鞋用防滑橡胶大底，提高耐磨", "一种防滑橡胶鞋底，耐磨、寿命长"));
    }

    [Fact]
    public void Pieces_that_lie_apart_in_the_other_text_are_not_put_together()
    {
        Assert.DoesNotContain("化解交联", Words("废旧轮胎：软化、分解、解交、交联", "废旧轮胎化解交联"));
    }

    [Fact]
    public void A_stretch_that_ends_inside_words_of_both_loses_the_parts_of_words()
    {
        (string, int)[] common = [("塑性", 9), ("性聚", 2), ("聚氨", 7), ("逆性", 5), ("聚合", 8), ("模内", 6), ("内一", 2), ("一次", 9), ("一体", 8)];
        Assert.Empty(Words("热塑性聚氨酯", "可逆性聚合", common));
        Assert.Equal(["模内"], Words("模内一次成型", "模内一体注塑", common));
    }

    [Fact]
    public void Six_words_are_enough()
    {
        const string many = "陶瓷、釉料、石材、茶叶、轴承、水泵、卫浴、香精";
        Assert.Equal(6, Words(many, many).Count);
    }

    private static IReadOnlyList<string> Words(string own, string other, params (string Pair, int Listings)[] common)
    {
        var (one, two, statistics) = (Sample.Need(own), Sample.Result(other), new Counts([own, other], common.ToDictionary(pair => pair.Pair, pair => pair.Listings)));
        return new CommonWords(one, statistics).With(two, new TermWeights(one, statistics).Shared(new TermWeights(two, statistics)));
    }

    /// <summary>What is known, otherwise as if there were only these texts.</summary>
    private sealed class Counts(string[] texts, Dictionary<string, int> known) : ITermStatistics
    {
        private readonly Dictionary<ulong, string> names = [];

        public long Listings => 100;

        public int ListingsWith(ReadOnlySpan<char> term) => known.TryGetValue(term.ToString(), out var count)
            ? count : Count(term.ToString());

        public int ListingsWith(ulong key) => ListingsWith(TermKey.IsHan(key) ? TermKey.Han(key) : names[key]);

        public void Learn(IReadOnlyDictionary<ulong, string> learned)
        {
            foreach (var (key, name) in learned)
            {
                names[key] = name;
            }
        }

        private int Count(string term) => texts.Count(text => text.Contains(term, StringComparison.Ordinal));
    }
}
