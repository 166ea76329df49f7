using TechMarket.AllInOne.Demo;
using TechMarket.Events.Codes;

namespace TechMarket.Services.Tests.AllInOne;

public class DemoContractsFacts
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly List<ContractRow> Rows = [.. DemoContracts.For(Today)];

    private static readonly List<ContractRow> Whole =
        [.. DemoContracts.For(new(2026, 12, 31)), .. DemoContracts.For(new(2029, 12, 31)).Where(row => row.RegisteredOn.Year > 2026)];

    [Fact]
    public void The_same_day_gives_the_same_rows() => Assert.Equal(Rows, DemoContracts.For(Today));

    [Fact]
    public void Tomorrow_only_adds_rows()
    {
        var later = DemoContracts.For(Today.AddDays(30)).ToList();
        Assert.Equal(Rows, later[..Rows.Count]);
        Assert.True(later.Count > Rows.Count);
    }

    [Fact]
    public void New_year_drops_the_oldest_year_and_changes_no_other_row()
    {
        var next = DemoContracts.For(new(2027, 1, 31)).ToDictionary(row => row.ExternalId);
        Assert.All(Rows.Where(row => row.RegisteredOn.Year > 2023), row => Assert.Equal(row, next[row.ExternalId]));
    }

    [Theory]
    [InlineData(2023, 260, 6.2)]
    [InlineData(2024, 340, 8.1)]
    [InlineData(2025, 430, 10.4)]
    public void A_whole_year_has_its_number_and_value(int year, int count, double hundredMillions)
    {
        var own = Rows.Where(row => row.RegisteredOn.Year == year).ToList();
        Assert.InRange(own.Count, count * .95, count * 1.08);
        Assert.InRange((double)own.Sum(row => row.TotalAmount) / 1e8, hundredMillions * .99, hundredMillions * 1.01);
    }

    [Fact]
    public void On_nearly_every_day_from_April_on_growth_over_last_year_is_27_to_33_percent()
    {
        var growths = Enumerable.Range(0, 275).Select(day => GrowthOn(new DateOnly(2026, 4, 1).AddDays(day))).ToList();
        Assert.All(growths, growth => Assert.InRange(growth, .2, .4));
        Assert.InRange(growths.Count(growth => growth is >= .265 and <= .335), growths.Count * .9, growths.Count);
    }

    [Theory]
    [InlineData(2024, 6, 30)]
    [InlineData(2025, 9, 15)]
    [InlineData(2026, 3, 31)]
    [InlineData(2026, 11, 24)]
    [InlineData(2027, 8, 8)]
    [InlineData(2029, 12, 31)]
    public void Growth_is_believable_in_other_years_too(int year, int month, int day) => Assert.InRange(GrowthOn(new(year, month, day)), .26, .34);

    [Fact]
    public void The_fourth_quarter_is_heavy_and_February_light()
    {
        var months = Rows.Where(row => row.RegisteredOn.Year == 2025).GroupBy(row => row.RegisteredOn.Month)
            .ToDictionary(month => month.Key, month => month.Sum(row => row.TotalAmount));
        Assert.Equal(2, months.MinBy(month => month.Value).Key);
        Assert.Equal(12, months.MaxBy(month => month.Value).Key);
    }

    [Fact]
    public void Most_contracts_are_small_and_a_few_large()
    {
        var amounts = Rows.Select(row => row.TotalAmount).Order().ToList();
        Assert.InRange(amounts[amounts.Count / 2], 450_000, 750_000);
        Assert.InRange(amounts.Count(amount => amount > 20_000_000), 4, 40);
    }

    [Fact]
    public void Services_and_developments_carry_most_of_the_value()
    {
        foreach (var year in Rows.GroupBy(row => row.RegisteredOn.Year))
        {
            var share = year.Where(row => row.Type is "SRV" or "DEV").Sum(row => row.TotalAmount) / year.Sum(row => row.TotalAmount);
            Assert.InRange(share, .82m, .95m);
        }
    }

    [Fact]
    public void Jinjiang_Fengze_Nanan_and_Licheng_lead()
    {
        var first = Rows.GroupBy(row => row.SellerDistrict).OrderByDescending(district => district.Sum(row => row.TotalAmount)).Take(4);
        Assert.Equal(["350502", "350503", "350582", "350583"], first.Select(district => district.Key).Order());
        Assert.All(Districts.Quanzhou.All, district => Assert.Contains(Rows, row => row.SellerDistrict == district.Value));
        Assert.InRange(Rows.Count(row => !Districts.Quanzhou.Has(row.BuyerDistrict)) / (double)Rows.Count, .1, .3);
    }

    [Fact]
    public void No_district_of_weight_jumps_from_year_to_year()
    {
        decimal Sum(string district, int year) => Rows.Where(row => row.SellerDistrict == district && row.RegisteredOn.Year == year).Sum(row => row.TotalAmount);
        Assert.All(["350502", "350503", "350581", "350582", "350583", "350521"], (string district) =>
        {
            Assert.InRange(Sum(district, 2024) / Sum(district, 2023), .8m, 2m);
            Assert.InRange(Sum(district, 2025) / Sum(district, 2024), .8m, 2m);
        });
    }

    [Fact]
    public void Every_row_is_a_contract_that_could_be_registered() => Assert.All(Rows, row =>
    {
        Assert.InRange(row.TechnologyAmount, 0.01m, row.TotalAmount);
        Assert.True(row.SignedOn <= row.RegisteredOn && row.ValidFrom <= row.ValidTo && row.RegisteredOn <= row.ValidTo);
        Assert.NotEqual(row.SellerName, row.BuyerName);
        Assert.True(row.SellerCreditCode is null || CreditCode.IsValid(row.SellerCreditCode), row.SellerCreditCode);
        Assert.True(row.BuyerCreditCode is null || CreditCode.IsValid(row.BuyerCreditCode), row.BuyerCreditCode);
        Assert.True(ContractTypes.All.Has(row.Type) && Fields.All.Has(row.Field) && IpKinds.All.Has(row.Ip) && (row.SubType is null || ContractSubTypes.Of(row.Type).Has(row.SubType)) && Industries.Divisions.Has(row.Industry));
        Assert.True(Districts.All.Has(row.SellerDistrict) && Districts.All.Has(row.BuyerDistrict));
        Assert.True(PartyKinds.All.Has(row.SellerKind) && PartyKinds.All.Has(row.BuyerKind));
        Assert.True(row.Demo);
    });

    [Fact]
    public void No_external_id_comes_twice() => Assert.Equal(Rows.Count, Rows.Select(row => row.ExternalId).Distinct().Count());

    private static double GrowthOn(DateOnly today)
    {
        var rows = Whole.Where(row => row.RegisteredOn <= today).ToList();
        var lastYear = today.AddYears(-1);
        var now = rows.Where(row => row.RegisteredOn.Year == today.Year).Sum(row => row.TotalAmount);
        var then = rows.Where(row => row.RegisteredOn.Year == lastYear.Year && row.RegisteredOn <= lastYear).Sum(row => row.TotalAmount);
        return (double)(now / then) - 1;
    }
}
