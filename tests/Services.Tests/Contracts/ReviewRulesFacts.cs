using Microsoft.Extensions.Configuration;
using TechMarket.Contracts.Rules;
using TechMarket.Platform;

namespace TechMarket.Tests.Contracts;

/// <summary>Which contracts two registrars look at, as the office has set it.</summary>
public sealed class ReviewRulesFacts
{
    private static readonly RuleSet Now = RuleSet.Named("2026");

    [Theory]
    [InlineData(4_999_999.99, false)]
    [InlineData(5_000_000, true)]
    public void Unless_set_otherwise_the_technology_amount_of_the_rules_decides(decimal technology, bool large) =>
        Assert.Equal(large, With().IsLarge(Now, FilingFacts.Complete with { TotalAmount = 9_000_000m, TechnologyAmount = technology }));

    [Fact]
    public void Threshold_and_basis_are_settings()
    {
        var review = With(("SecondReviewFrom", "10000000"), ("SecondReviewBasis", "total"));
        Assert.True(review.IsLarge(Now, FilingFacts.Complete with { TotalAmount = 10_000_000m, TechnologyAmount = 1m }));
        Assert.False(review.IsLarge(Now, FilingFacts.Complete with { TotalAmount = 9_999_999m, TechnologyAmount = 9_999_999m }));
    }

    [Theory]
    [InlineData("SecondReviewFrom", "500万")]
    [InlineData("SecondReviewFrom", "0")]
    [InlineData("SecondReviewBasis", "turnover")]
    public void A_setting_that_means_nothing_stops_the_start(string key, string value) => Assert.Throws<SettingWrong>(() => With((key, value)));

    internal static ReviewRules With(params (string Key, string Value)[] settings)
    {
        var all = new Settings(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"Market:Registration:{s.Key}", (string?)s.Value))).Build());
        return new(all, new WorkingDays(all));
    }
}
