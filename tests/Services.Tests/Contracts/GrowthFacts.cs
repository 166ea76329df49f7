using TechMarket.Contracts.Statistics;
using Xunit;

namespace TechMarket.Tests.Contracts;

/// <summary>The arithmetic of growth, on figures that were published.</summary>
public sealed class GrowthFacts
{
    [Theory]
    [InlineData("407000000", "136000000", "1.9926")] // Quanzhou 2019 → 2020: 1.36 → 4.07 亿元
    [InlineData("21439596900", "18386000000", "0.1661")] // Fujian 2020 → 2021, +16.61 %
    [InlineData("33", "21", "0.5714")] // Quanzhou 2020 Q1, contracts +57.14 %
    [InlineData("83", "65", "0.2769")] // 2022 January–February, +27.69 %
    [InlineData("574", "273", "1.1026")] // 2024 first half, +110.26 %
    [InlineData("614756600", "477910000", "0.2863")] // national 2022 → 2023, in 万元
    [InlineData("0", "100", "-1")]
    [InlineData("100.00", "100.00", "0")]
    public void Growth_is_what_the_official_tables_print(string now, string before, string growth) =>
        Assert.Equal(Amount(growth), Growth.Of(Amount(now), Amount(before)));

    [Fact]
    public void Quanzhou_passed_its_whole_year_2021_in_three_quarters_of_2022()
    {
        var threeQuarters = 767_000_000m;
        var samePeriod = decimal.Round(threeQuarters / 1.9178m, 2);
        Assert.Equal(0.9178m, Growth.Of(threeQuarters, samePeriod));
        Assert.True(threeQuarters > 617_000_000m);
    }

    [Fact]
    public void Two_months_of_2022_round_trip_through_their_growth()
    {
        var now = 127_327_100m; // 12,732.71 万元, +168.47 %
        var before = decimal.Round(now / 2.6847m, 2);
        Assert.Equal(1.6847m, Growth.Of(now, before));
    }

    [Fact]
    public void Nothing_grows_against_nothing() => Assert.Null(Growth.Of(100m, 0m));

    [Fact]
    public void A_half_is_rounded_up() => Assert.Equal(0.0001m, Growth.Of(100_005m, 100_000m));

    [Fact]
    public void The_year_to_a_leap_day_is_compared_with_the_28th()
    {
        var year = new YearToDate(new DateOnly(2028, 2, 29));
        Assert.Equal(new DateOnly(2027, 2, 28), year.LastTo);
        Assert.Equal(new DateOnly(2027, 1, 1), year.LastFrom);
        Assert.Equal(decimal.Round(60m / 366, 6), year.Passed);
    }

    [Fact]
    public void The_year_has_passed_on_its_last_day() => Assert.Equal(1m, new YearToDate(new DateOnly(2026, 12, 31)).Passed);

    [Fact]
    public void Without_a_goal_thirty_percent_over_last_year_stands()
    {
        var goal = GoalFigures.Of(null, new YearToDate(new DateOnly(2026, 7, 1)), 60_000_000m, 100_000_000m);
        Assert.True(goal.IsUsual);
        Assert.Equal(130_000_000m, goal.Target);
        Assert.Equal(decimal.Round(130_000_000m * goal.Pace, 2), goal.PaceAmount);
        Assert.Equal(60_000_000m - goal.PaceAmount, goal.GapToPace);
        Assert.Equal(-70_000_000m, goal.GapToTarget);
    }

    [Fact]
    public void A_goal_set_as_an_amount_says_which_growth_it_means()
    {
        var set = new Goal { Year = 2022, Scope = "350500", Target = 1_000_000_000m };
        var goal = GoalFigures.Of(set, new YearToDate(new DateOnly(2022, 12, 31)), 1_000_000_000m, 617_000_000m);
        Assert.Equal(0.6207m, goal.Growth);
        Assert.Equal(0m, goal.GapToTarget);
    }

    [Fact]
    public void Growth_over_a_year_without_contracts_has_no_target()
    {
        var goal = GoalFigures.Of(null, new YearToDate(new DateOnly(2026, 7, 1)), 5m, 0m);
        Assert.Null(goal.Target);
        Assert.Null(goal.PaceAmount);
        Assert.Null(goal.GapToPace);
    }

    private static decimal Amount(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
