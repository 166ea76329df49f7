using TechMarket.Search.Text;

namespace TechMarket.Tests.Search;

public sealed class TextFacts
{
    [Theory]
    [InlineData("鋰電池", "锂电池")]
    [InlineData("ＡＢＣ１２３", "abc123")]
    [InlineData("乾隆年間的乾燥機", "乾隆年间的干燥机")]
    [InlineData("㎡ ﬁber Café", "m2 fiber cafe")]
    [InlineData("⽇本", "日本")]
    public void Forms_that_mean_the_same_become_the_same(string text, string folded) => Assert.Equal(folded, FoldedText.Fold(text));

    [Theory]
    [InlineData("锂电池", "锂 电 锂电 池 电池")]
    [InlineData("锂，电", "锂 电")]
    [InlineData("PM2.5监测", "pm2.5 监 测 监测")]
    [InlineData("new Coatings, 3.14 glasses processes", "new ~new coating ~coat 3.14 glass ~glass process ~process")]
    [InlineData("𠀀𠀁", "𠀀 𠀁 𠀀𠀁")]
    public void Texts_are_cut_into_terms(string text, string terms) => Assert.Equal(terms, string.Join(' ', Terms(text)));

    [Theory]
    [InlineData("coating coated coats", "coat")]
    [InlineData("conflated conflation", "conflat")]
    [InlineData("hopping hops", "hop")]
    [InlineData("agreed agree", "agre")]
    [InlineData("controlling controlled controllers control", "control")]
    [InlineData("relational relate relating", "relat")]
    [InlineData("happy happiness", "happi")]
    [InlineData("filing files", "file")]
    public void Forms_of_an_english_word_have_one_stem(string words, string stem) =>
        Assert.Equal([stem], Terms(words).Where(term => term[0] == '~').Select(term => term[1..]).Distinct());

    [Theory]
    [InlineData("string spring", "string spring")]
    [InlineData("red bleed speed", "red bleed speed")]
    [InlineData("the pm2.5 sensors", "the sensor")]
    public void What_only_looks_like_an_ending_stays(string words, string stems) =>
        Assert.Equal(stems, string.Join(' ', Terms(words).Where(term => term[0] == '~').Select(term => term[1..])));

    [Theory]
    [InlineData("高安全鋰電池與鋰電池組", "锂电池", "鋰電池|鋰電池")]
    [InlineData("Solid-state Batteries for ships", "battery", "Batteries")]
    [InlineData("用于㎡级面板", "m2", "㎡")]
    [InlineData("茶叶与茶", "茶", "茶|茶")]
    public void Marks_lie_on_the_original_text(string text, string query, string marked)
    {
        var excerpt = Excerpt.Whole(text, QueryText.Parse(query).Terms.ToHashSet());
        Assert.Equal(marked, string.Join('|', excerpt.Marks.Select(mark => text.Substring(mark.Start, mark.Length))));
    }

    [Theory]
    [InlineData("lithium batteries recycling", "锂 锂电 电池 再生")]
    [InlineData("\"lithium battery\"", "")]
    [InlineData("how to weld", "焊接")]
    [InlineData("zzzz", "")]
    public void English_words_are_asked_for_in_Chinese_as_well(string query, string chinese)
    {
        var asked = QueryText.Parse(query).Parts.SelectMany(part => part.Chinese).SelectMany(terms => terms).ToHashSet();
        Assert.Subset(asked, chinese.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(term => term.Length > 1).ToHashSet());
        Assert.Equal(chinese.Length == 0, asked.Count == 0);
    }

    [Fact]
    public void An_excerpt_shows_the_place_where_the_words_stand()
    {
        var text = new string('前', 900) + "。本项目研究印染废水脱色。" + new string('后', 900);
        var excerpt = Excerpt.Best(text, QueryText.Parse("废水脱色").Terms.ToHashSet());
        Assert.True(excerpt is { Leading: true, Trailing: true });
        Assert.Equal("废水脱色", Assert.Single(excerpt.Marks.Select(mark => excerpt.Text.Substring(mark.Start, mark.Length))));
        Assert.InRange(excerpt.Text.Length, 100, 160);
    }

    [Fact]
    public void A_hundred_thousand_characters_are_excerpted_within_their_bounds()
    {
        var text = string.Concat(Enumerable.Repeat("印染废水𠀀", 20_000));
        var excerpt = Excerpt.Best(text, QueryText.Parse("印染 废水").Terms.ToHashSet());
        Assert.All(excerpt.Marks, mark => Assert.InRange(mark.Start + mark.Length, 1, excerpt.Text.Length));
    }

    private static IEnumerable<string> Terms(string text)
    {
        var reader = new TermReader();
        reader.Read(text);
        while (reader.Next())
        {
            yield return reader.Term.ToString();
        }
    }
}
