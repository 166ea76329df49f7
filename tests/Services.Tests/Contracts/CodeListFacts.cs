using System.Text.Json;
using TechMarket.Contracts.Rules;
using TechMarket.Events.Codes;

namespace TechMarket.Tests.Contracts;

/// <summary>The lists of the registration form are data with days of validity; a filing keeps the list of its day.</summary>
public sealed class CodeListFacts
{
    private static readonly CodeList changed = new(
        new("01", "电子信息", "Electronics", To: new(2025, 12, 31)), new("01", "新一代信息技术", "Information technology", new(2026, 1, 1)),
        new("02", "航空", "Aviation", To: new(2025, 12, 31)), new("03", "人工智能", "Artificial intelligence", new(2026, 1, 1)));

    private static Dictionary<string, Code[]> Data()
    {
        using var file = typeof(CodeList).Assembly.GetManifestResourceStream("code-lists.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Code[]>>(file, JsonSerializerOptions.Web)!;
    }

    [Theory]
    [InlineData("2025-12-31", "01 电子信息", "02 航空")]
    [InlineData("2026-01-01", "01 新一代信息技术", "03 人工智能")]
    public void A_filing_chooses_from_the_list_of_its_day(string day, params string[] offered)
    {
        Assert.Equal(offered, changed.On(Day(day)).Select(code => $"{code.Value} {code.Chinese}"));
        Assert.All(["01", "02", "03"], value => Assert.Equal(offered.Any(one => one.StartsWith(value, StringComparison.Ordinal)), changed.Has(value, Day(day))));
    }

    [Fact]
    public void An_old_contract_keeps_the_words_it_was_filed_under()
    {
        Assert.Equal("电子信息", changed.Label("01", Day("2024-05-06")));
        Assert.Equal("新一代信息技术", changed.Label("01"));
        Assert.Equal("航空", changed.Label("02", Day("2026-05-06")));
        Assert.Equal(["01", "02", "03"], changed.All.Select(code => code.Value));
    }

    [Fact]
    public void A_licence_is_a_type_of_its_own_since_the_civil_code()
    {
        var licence = SoundFilings.Of(0, "LIC");
        Assert.Contains("contract.type-missing", FilingRules.Faults(licence, Day("2020-12-31")).Select(fault => fault.Code));
        Assert.DoesNotContain("contract.type-missing", FilingRules.Faults(licence, Day("2021-01-01")).Select(fault => fault.Code));
    }

    [Fact]
    public void Every_list_names_each_value_once_a_day_in_both_languages() => Assert.All(Data(), list =>
    {
        Assert.All(list.Value, code => Assert.True(code is { Value.Length: > 0, Chinese.Length: > 0, English.Length: > 0 } && !(code.To < code.From), $"{list.Key} {code}"));
        Assert.All(list.Value.GroupBy(code => code.Value), same =>
            Assert.All(same.SelectMany(code => new[] { code.From, code.To }).OfType<DateOnly>(), day => Assert.True(same.Count(code => code.IsOf(day)) <= 1, $"{list.Key} {same.Key} {day}")));
    });

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
