using TechMarket.Search.Text;

namespace TechMarket.Tests.Search;

/// <summary>How Chinese sounds, and what may have been meant by what was typed.</summary>
public sealed class NearTextFacts
{
    [Theory]
    [InlineData("陶瓷釉料", "tao ci you liao")]
    [InlineData("银行", "yin han")]
    [InlineData("行业", "han ye")]
    [InlineData("重庆", "cong qin")]
    [InlineData("女装", "lu zuan")]
    public void A_run_is_read_word_by_word_with_what_is_not_told_apart_taken_together(string run, string sounds) =>
        Assert.Equal(sounds, string.Join(' ', Pinyin.Read(run)));

    [Theory]
    [InlineData("taociyouliao", "tao ci you liao")]
    [InlineData("zhongguo", "zong guo")]
    [InlineData("nvzhuang", "lu zuan")]
    [InlineData("nuzhuang", "lu zuan")]
    public void Letters_are_cut_into_syllables(string letters, string sounds) => Assert.Equal(sounds, string.Join(' ', Pinyin.Cut(letters)[0]));

    [Fact]
    public void Letters_that_can_be_cut_in_several_ways_give_them_all_and_those_that_are_no_pinyin_none()
    {
        Assert.Equal(["xian", "xi an"], Pinyin.Cut("xian").Select(way => string.Join(' ', way)));
        Assert.Empty(Pinyin.Cut("glaze"));
        Assert.Empty(Pinyin.Cut(""));
    }

    [Theory]
    [InlineData("tao ci you liao")]
    [InlineData("tao'ci'you'liao")]
    [InlineData("táocí yòuliào")]
    public void Syllables_typed_one_by_one_sound_like_those_typed_at_once(string typed)
    {
        var ways = NearText.Of(typed)!.Parts.SelectMany(part => part.Ways).Where(way => way.Terms?.Field == NearField.Sound);
        Assert.Contains("tao ci", ways.SelectMany(way => way.Terms!.Terms));
    }

    [Theory]
    [InlineData("\"陶瓷\"")]
    [InlineData("请问 有没有 哪家 单位 可以 帮助 我们 解决 废水")]
    [InlineData("！？")]
    public void What_is_quoted_or_a_sentence_or_no_word_is_taken_as_it_is(string typed) => Assert.Null(NearText.Of(typed));

    [Theory]
    [InlineData("graphine", "graphene")]
    [InlineData("graphine film", "graphene film")]
    [InlineData("concret", "concrete")]
    [InlineData("wastewater", "waste water")]
    public void A_letter_wrong_is_put_right_from_the_dictionary(string typed, string right) => Assert.Contains(right, EnglishSpelling.PutRight(typed).Take(5));

    [Theory]
    [InlineData("graphene")]
    [InlineData("xqzv")]
    [InlineData("ab")]
    [InlineData("qqqqq wwwww")]
    [InlineData("陶瓷")]
    [InlineData("")]
    public void What_the_dictionary_holds_or_has_nothing_like_is_left_as_it_is(string typed) => Assert.Empty(EnglishSpelling.PutRight(typed));

    [Theory]
    [InlineData("陶词釉料", "陶瓷釉料配方", "陶瓷釉料")]
    [InlineData("陶瓷釉枓", "陶瓷釉料配方", "陶瓷釉料")]
    [InlineData("陶瓷料", "陶瓷釉料配方", "陶瓷釉料")]
    [InlineData("taociyouliao", "陶瓷釉料配方", "陶瓷釉料")]
    [InlineData("陶瓷youliao", "陶瓷釉料配方", "陶瓷釉料")]
    [InlineData("tcyl 配方", "陶瓷釉料配方", "陶瓷釉料 配方")]
    [InlineData("cermic kiln", "Ceramic glaze for a kiln", "ceramic kiln")]
    [InlineData("鞋子", "挖掘机械制造\n泉州示例机械制造有限公司", null)]
    [InlineData("syx", "泉州示例技术有限公司", null)]
    [InlineData("西马样笨", "热风干燥\n司马样本", null)]
    [InlineData("司马洋本", "热风干燥\n司马样本", "司马样本")]
    [InlineData("热误茶补偿", "机床热误差补偿系统", "热误差补偿")]
    [InlineData("陶瓷", "陶瓷釉料配方", null)]
    [InlineData("鞋底", "陶瓷釉料配方", null)]
    public void What_was_meant_is_read_from_what_was_found(string typed, string found, string? meant) =>
        Assert.Equal(meant, Meant.Of(NearText.Of(typed)!, typed, [found]));
}
