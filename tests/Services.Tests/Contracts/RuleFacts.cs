using TechMarket.Contracts.Rules;
using TechMarket.Events.Codes;

namespace TechMarket.Tests.Contracts;

/// <summary>The rules of filing are data; here each is kept by a sound filing and broken by a spoiled one; those that look beyond the form are in FindingFacts and TextRuleFacts.</summary>
public sealed class RuleFacts
{
    private static readonly string[] ofTheRegister = ["contract.duplicate", "contract.nearly-the-same", "contract.text-missing", "contract.same-file"];

    public static IEnumerable<object[]> Codes => Rule.All.Select(rule => rule.Code).Except(ofTheRegister).Select(code => new object[] { code });

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_sound_filing_keeps_it_and_a_spoiled_one_breaks_it(string code)
    {
        var spoil = SpoiledFilings.All[code];
        for (var place = 0; place < 24; place++)
        {
            var sound = SoundFilings.Of(place, spoil.Type);
            Assert.Equal([], FilingRules.Faults(sound, SoundFilings.Today).Select(fault => $"{fault.Code} {fault.Chinese}"));
            Assert.All(spoil.Ways, spoiled => Assert.Contains(code, FilingRules.Faults(spoiled(sound), spoil.On).Select(fault => fault.Code)));
        }
    }

    [Fact]
    public void Every_check_belongs_to_a_rule_and_every_rule_to_a_check()
    {
        Assert.Empty(Checks.Codes.Except(Rule.All.Select(rule => rule.Code)));
        Assert.Empty(Rule.All.Where(rule => rule.Words is null).Select(rule => rule.Code).Except(Checks.Codes).Except(ofTheRegister));
        Assert.Equal(Rule.All.Count, Rule.All.Select(rule => rule.Code).Distinct().Count());
        Assert.Equal(SpoiledFilings.All.Keys.Order(), Codes.Select(row => (string)row[0]).Order());
    }

    [Fact]
    public void Every_rule_names_its_ground_its_article_and_what_to_do_in_both_languages() => Assert.All(Rule.All, rule =>
    {
        Assert.True(RefusalReasons.All.Has(rule.Ground), rule.Code);
        Assert.True(new[] { rule.Basis, rule.BasisEnglish, rule.Chinese, rule.English }.All(text => text.Length > 3), rule.Code);
        Assert.All(rule.Sets ?? [], set => Assert.Equal(set, RuleSet.Named(set).Code));
        Assert.Equal(Holes(rule.Chinese), Holes(rule.English));
    });

    [Theory]
    [InlineData("contract.electronic-too-early", "2026-02-28", "2026-03-01")]
    public void What_the_old_rules_ask_for_ends_with_them(string code, string last, string first)
    {
        var electronic = SoundFilings.Of(0) with { SignedOn = new(2026, 1, 5), ValidFrom = new(2026, 1, 5), Particulars = SoundFilings.Of(0).Particulars with { WrittenForm = "electronic" } };
        Assert.Contains(code, FilingRules.Faults(electronic, Day(last)).Select(fault => fault.Code));
        Assert.Empty(FilingRules.Faults(electronic, Day(first)));
    }

    [Fact]
    public void What_only_the_new_rules_ask_for_is_not_asked_before()
    {
        var foreign = SoundFilings.Of(0) with { SignedOn = new(2026, 1, 5), ValidFrom = new(2026, 1, 5), Particulars = SoundFilings.Of(0).Particulars with { Language = "foreign" } };
        Assert.Empty(FilingRules.Faults(foreign, Day("2026-02-28")));
        Assert.Equal(["contract.chinese-copy-missing"], FilingRules.Faults(foreign, Day("2026-03-01")).Select(fault => fault.Code));
    }

    [Fact]
    public void Texts_are_alike_by_the_pairs_of_characters_they_share()
    {
        Assert.Equal(100, new Likeness("超临界发泡中底材料").PercentOf("超临界发泡，中底材料"));
        Assert.Equal(0, new Likeness("超临界发泡").PercentOf("陶瓷窑炉节能"));
        Assert.Equal(0, new Likeness(null).PercentOf("陶瓷"));
        Assert.InRange(new Likeness("研究超临界发泡中底材料配方").PercentOf("研究超临界发泡大底材料配方"), 70, 90);
    }

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    private static int Holes(string text) => text.Count(letter => letter == '{');
}
