using Microsoft.Extensions.Configuration;
using TechMarket.Contracts.Registration;
using TechMarket.Platform;
using TechMarket.Platform.Errors;
using Xunit;

namespace TechMarket.Tests.Contracts;

/// <summary>The layout of registration numbers.</summary>
public sealed class NumberingFacts
{
    [Fact]
    public void Sixteen_digits_are_year_office_and_sequence() =>
        Assert.Equal("2026350500000042", With().Write("350500", 2026, 42));

    [Fact]
    public void The_layout_is_a_setting() =>
        Assert.Equal("2635050000000042", With(("Layout", "{year:2}{office:6}{sequence:8}")).Write("350500", 2026, 42));

    [Theory]
    [InlineData("{year:4}{office:6}{sequence:5}")]
    [InlineData("{year:4}{office:4}{sequence:8}")]
    [InlineData("{year:4}-{office:6}{sequence:5}")]
    [InlineData("1234567890123456")]
    [InlineData("{year:4}{office:6}{year:6}")]
    public void A_layout_that_does_not_make_unique_sixteen_digits_stops_the_start(string layout) =>
        Assert.Throws<SettingWrong>(() => With(("Layout", layout)));

    [Fact]
    public void Imports_need_an_office_of_their_own() => Assert.Throws<SettingWrong>(() => With(("ImportOffice", "350500")));

    [Fact]
    public void A_full_year_is_said_not_overrun() =>
        Assert.Equal("registration.numbers-exhausted", Assert.Throws<RuleBroken>(() => With().Write("350500", 2026, 1_000_000)).Code);

    private static Numbering With(params (string Key, string Value)[] settings) => new(new Settings(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"Market:Registration:{s.Key}", (string?)s.Value))).Build()));
}
