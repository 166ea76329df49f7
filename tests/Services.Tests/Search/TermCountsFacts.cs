using TechMarket.Search.Scoring;
using TechMarket.Search.Text;

namespace TechMarket.Tests.Search;

/// <summary>Terms as numbers and how often they stand in a listing: what is stored is what is read.</summary>
public sealed class TermCountsFacts
{
    [Theory]
    [InlineData("电")]
    [InlineData("电池")]
    [InlineData("𠮷")]
    [InlineData("𠮷电")]
    [InlineData("电𠮷")]
    [InlineData("𠮷𠮷")]
    [InlineData("々〇")]
    public void A_Han_term_can_be_read_from_its_key(string term)
    {
        Assert.True(TermKey.IsHan(TermKey.Of(term)));
        Assert.Equal(term, TermKey.Han(TermKey.Of(term)));
    }

    [Fact]
    public void Words_stand_apart_from_Han_terms_and_from_each_other()
    {
        string[] words = ["led", "leds", "5g", "2.5", "a", new string('z', 64)];
        Assert.DoesNotContain(words, word => TermKey.IsHan(TermKey.Of(word)));
        Assert.Equal(words.Length, words.Select(word => TermKey.Of(word)).Distinct().Count());
    }

    [Fact]
    public void What_is_stored_is_what_is_read()
    {
        var listing = Sample.Result("LED 陶瓷陶瓷陶瓷陶瓷陶瓷灯", string.Concat(Enumerable.Repeat("釉料 LED，", 300)) + "𠮷祥") with { Keywords = ["陶瓷", "ceramic tiles"] };
        var (made, words) = (TermCounts.Of(listing), new Dictionary<ulong, string>());
        TermCounts.Of(listing, words);
        var read = TermCounts.Read(made.ToBytes());
        Assert.Equal(made.Keys, read.Keys);
        Assert.Equal(made.Titles, read.Titles);
        Assert.Equal(made.Bodies, read.Bodies);
        Assert.Equal((5, 1), Of(read, "陶瓷"));
        Assert.Equal((1, 300), Of(read, "led"));
        Assert.Equal((0, 1), Of(read, "𠮷祥"));
        Assert.Equal(["ceramic", "led", "tile"], words.Values.Order());
    }

    [Fact]
    public void A_listing_without_a_term_has_none() => Assert.Empty(TermCounts.Read(TermCounts.Of(Sample.Result("——")).ToBytes()).Keys);

    private static (int Title, int Body) Of(TermCounts counts, string term)
    {
        var at = Array.IndexOf(counts.Keys, TermKey.Of(term));
        return (counts.Titles[at], counts.Bodies[at]);
    }
}
