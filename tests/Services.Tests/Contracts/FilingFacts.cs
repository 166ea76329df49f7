using TechMarket.Contracts;
using TechMarket.Contracts.Rules;
using TechMarket.Events.Codes;
using TechMarket.Platform.Errors;
using Xunit;

namespace TechMarket.Tests.Contracts;

/// <summary>What keeps a contract from being filed.</summary>
public sealed class FilingFacts
{
    private static readonly DateOnly Today = new(2026, 6, 15);

    internal static Terms Complete => new()
    {
        Title = "鞋用超临界发泡中底材料技术开发合同",
        Type = "DEV",
        SubType = "commissioned",
        Seller = new Party { Name = "泉州师范学院", CreditCode = "12350503489000013N", District = "350503", Kind = "university" },
        Buyer = new Party { Name = "某鞋业有限公司", CreditCode = "91350502MA0000015N", District = "350582", Kind = "enterprise" },
        TotalAmount = 1_000_000m,
        TechnologyAmount = 700_000m,
        Deductions = [new Deduction("设备", 250_000m), new Deduction("材料", 50_000m)],
        SignedOn = new DateOnly(2026, 5, 20),
        ValidFrom = new DateOnly(2026, 6, 1),
        ValidTo = new DateOnly(2027, 5, 31),
        Field = "05",
        Ip = "secret",
        PlanSource = "none",
        Objective = "10",
        Subject = "受托方研究开发以超临界二氧化碳发泡的鞋用中底材料，密度不高于 0.12 g/cm³，回弹率不低于 65%，完成配方、工艺参数与中试验收。",
        Particulars = new Particulars { Improvements = "shared" },
    };

    [Fact]
    public void A_complete_contract_has_no_faults() => Assert.Empty(FilingRules.Faults(Complete, Today));

    [Fact]
    public void An_empty_contract_lacks_everything_the_form_asks_for()
    {
        var codes = FilingRules.Faults(new Terms(), Today).Select(f => f.Code).ToList();
        Assert.Contains("contract.title-missing", codes);
        Assert.Contains("contract.type-missing", codes);
        Assert.Contains("contract.buyer-missing", codes);
        Assert.Contains("contract.total-not-positive", codes);
        Assert.Contains("contract.signing-date-missing", codes);
        Assert.Contains("contract.subject-too-short", codes);
        Assert.Equal(codes.Count, codes.Distinct().Count());
    }

    [Fact]
    public void The_technology_amount_cannot_exceed_the_total() =>
        Only("contract.technology-exceeds-total", Complete with { TechnologyAmount = 1_000_000.01m, Deductions = [] });

    [Fact]
    public void The_technology_amount_may_be_zero_or_the_whole()
    {
        Assert.False(Assert.Single(FilingRules.Faults(Complete with { TechnologyAmount = 0, Deductions = [] }, Today)).Stops);
        Assert.Empty(FilingRules.Faults(Complete with { TechnologyAmount = 1_000_000m, Deductions = [] }, Today));
    }

    [Fact]
    public void Deductions_must_add_up() =>
        Only("contract.deductions-do-not-add-up", Complete with { Deductions = [new Deduction("设备", 299_999.99m)] });

    [Fact]
    public void A_party_cannot_contract_with_itself() =>
        Only("contract.parties-are-the-same", Complete with { Buyer = Complete.Buyer with { CreditCode = Complete.Seller.CreditCode } });

    [Fact]
    public void A_wrong_check_character_is_seen() =>
        Only("contract.buyer-credit-code-wrong", Complete with { Buyer = Complete.Buyer with { CreditCode = "91350502MA0000016N" } });

    [Fact]
    public void A_detailed_kind_belongs_to_its_kind()
    {
        Assert.Empty(FilingRules.Faults(Complete with { Particulars = Complete.Particulars with { SellerNature = "0221", BuyerNature = "150" } }, Today));
        Only("contract.seller-nature-does-not-fit", Complete with { Particulars = Complete.Particulars with { SellerNature = "150" } });
        Only("contract.buyer-nature-does-not-fit", Complete with { Particulars = Complete.Particulars with { BuyerNature = "0111" } });
    }

    [Fact]
    public void A_sub_type_belongs_to_its_type() =>
        Only("contract.sub-type-does-not-fit", Complete with { SubType = "training" });

    [Fact]
    public void Dates_come_in_order()
    {
        Only("contract.signed-in-the-future", Complete with { SignedOn = Today.AddDays(1) });
        Only("contract.ends-before-it-starts", Complete with { ValidTo = new DateOnly(2026, 5, 31) });
        Only("contract.ends-before-signing", Complete with { ValidFrom = new DateOnly(2026, 1, 1), ValidTo = new DateOnly(2026, 5, 19) });
    }

    [Fact]
    public void Under_the_rules_of_2026_a_contract_is_filed_while_it_is_valid()
    {
        var over = Complete with { SignedOn = new DateOnly(2025, 1, 1), ValidFrom = new DateOnly(2025, 1, 1), ValidTo = new DateOnly(2026, 1, 31) };
        Only("contract.no-longer-valid", over);
        Assert.Empty(FilingRules.Faults(over, new DateOnly(2026, 2, 28)));
    }

    [Fact]
    public void All_faults_come_in_one_answer_under_the_first_ones_code()
    {
        var broken = Assert.Throws<RuleBroken>(() => FilingRules.MustHold(Complete with { Field = null, Ip = null }, Today, []));
        Assert.Equal("contract.field-missing", broken.Code);
        Assert.Contains("技术领域", broken.Text, StringComparison.Ordinal);
        Assert.Contains("知识产权", broken.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_names_a_published_reason() =>
        Assert.All(FilingRules.Faults(new Terms(), Today), fault => Assert.True(RefusalReasons.All.Has(fault.Ground), fault.Code));

    [Theory]
    [InlineData("914403001922038216")]
    [InlineData("9144030071526726XG")]
    [InlineData("91330100799655058B")]
    [InlineData("91110000802100433B")]
    [InlineData("12100000400000624D")]
    [InlineData("91350502MA0000015N")]
    [InlineData("12350503489000013N")]
    [InlineData("913505000000000006")]
    public void A_credit_code_is_valid_until_any_one_digit_changes(string code)
    {
        Assert.True(CreditCode.IsValid(code));
        for (var place = 0; place < code.Length; place++)
        {
            var other = code[place] == '1' ? '2' : '1';
            Assert.False(CreditCode.IsValid(code[..place] + other + code[(place + 1)..]), $"{code} with {other} at {place}");
        }
    }

    [Fact]
    public void A_credit_code_is_cleaned_of_full_width_letters_and_blanks() =>
        Assert.Equal("91350502MA0000015N", CreditCode.Normalise(" ９１３５０５０２ｍａ 0000015n "));

    private static void Only(string code, Terms terms) => Assert.Equal([code], FilingRules.Faults(terms, Today).Select(f => f.Code));
}
