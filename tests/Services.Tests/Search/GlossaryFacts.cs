using TechMarket.Search.Text;

namespace TechMarket.Tests.Search;

/// <summary>What English words are in Chinese.</summary>
public sealed class GlossaryFacts
{
    [Theory]
    [InlineData("lithium battery", "锂电池")]
    [InlineData("battery", "电池")]
    [InlineData("welding", "焊接")]
    [InlineData("water treatment", "水处理")]
    [InlineData("sensor", "传感器")]
    public void A_word_or_a_phrase_is_known_by_its_terms(string english, string chinese) => Assert.Contains(chinese, Glossary.Chinese(english));

    [Theory]
    [InlineData("batteries")]
    [InlineData("Battery")]
    [InlineData("zzzz")]
    [InlineData("")]
    public void What_is_no_term_or_not_in_the_dictionary_has_none(string english) => Assert.Empty(Glossary.Chinese(english));

    [Fact]
    public void Notes_and_abbreviations_of_the_dictionary_are_no_words()
    {
        Assert.DoesNotContain("variant", string.Join(' ', Glossary.Chinese("variant of")), StringComparison.Ordinal);
        Assert.All(Glossary.Chinese("water"), word => Assert.InRange(word.Length, 1, 6));
        Assert.True(Glossary.Chinese("water").Count <= 8);
    }
}
