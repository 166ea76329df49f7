using System.Text.Json;
using TechMarket.Events.Codes;
using TechMarket.Tests.Support;
using Xunit;

namespace TechMarket.Tests.Identity;

public sealed class CreditCodeFacts
{
    private const string Letters = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    public static readonly TheoryData<string> Real = new(
        "914403001922038216", "9144030071526726XG", "91330100799655058B", "91110000802100433B", "12100000400000624D",
        "91350502MA0000015N", "12350503489000013N", "913505000000000006");

    [Theory, MemberData(nameof(Real))]
    public void A_real_code_is_valid(string code) => Assert.Null(CreditCode.Explain(code));

    [Theory, MemberData(nameof(Real))]
    public void Any_single_changed_character_is_noticed(string code)
    {
        for (var place = 0; place < code.Length; place++)
        {
            foreach (var other in Letters.Where(letter => letter != code[place]))
            {
                var wrong = code[..place] + other + code[(place + 1)..];
                Assert.False(CreditCode.IsValid(wrong), wrong);
            }
        }
    }

    [Theory]
    [InlineData(" 9144 0300 7152 6726 xg ")]
    [InlineData("９１４４０３００７１５２６７２６ＸＧ")]
    [InlineData("91440300-71526726-XG\u3000")]
    public void Blanks_hyphens_full_width_and_lower_case_do_not_matter(string typed)
    {
        Assert.Equal("9144030071526726XG", CreditCode.Normalise(typed));
        Assert.True(CreditCode.IsValid(typed));
    }

    [Theory]
    [InlineData(null, "18")]
    [InlineData("", "18")]
    [InlineData("91440300192203821", "17")]
    [InlineData("91440300192203821O", "O")]
    [InlineData("91A403001922038216", "行政区划")]
    [InlineData("914403001922038217", "校验位")]
    [InlineData("91440300192203821中", "中")]
    public void A_wrong_code_is_explained(string? code, string about)
    {
        using var chinese = new Speaking("zh-CN");
        Assert.Contains(about, CreditCode.Explain(code), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_demo_organisation_has_a_valid_code()
    {
        foreach (var line in File.ReadLines(Sources.Path("services/AllInOne/Demo/organisations.jsonl")).Where(line => line.Length > 0))
        {
            using var organisation = JsonDocument.Parse(line);
            var code = organisation.RootElement.GetProperty("creditCode").GetString();
            Assert.True(CreditCode.IsValid(code), code);
        }
    }
}
