using System.Text.Json;
using TechMarket.AllInOne.Demo;
using TechMarket.Events.Codes;

namespace TechMarket.Services.Tests.AllInOne;

public class DemoFilesFacts
{
    private static readonly List<JsonElement> Organisations = DemoFiles.Read<JsonElement>("organisations.jsonl");
    private static readonly List<JsonElement> Needs = DemoFiles.Read<JsonElement>("needs.jsonl");
    private static readonly List<JsonElement> Results = DemoFiles.Read<JsonElement>("results.jsonl");

    [Fact]
    public void There_is_enough_to_look_at()
    {
        Assert.True(Organisations.Count >= 45 && Needs.Count >= 64 && Results.Count >= 128);
        Assert.All(Districts.Quanzhou.All, district => Assert.Contains(Organisations, o => Text(o, "district") == district.Value));
    }

    [Fact]
    public void Every_organisation_is_marked_as_demo_and_has_a_valid_credit_code() => Assert.All(Organisations, o =>
    {
        Assert.True(CreditCode.IsValid(Text(o, "creditCode")), Text(o, "creditCode"));
        Assert.True(OrganisationKinds.All.Has(Text(o, "kind")) && Districts.All.Has(Text(o, "district")));
        Assert.Contains("（演示）", Text(o, "name"), StringComparison.Ordinal);
        Assert.True(o.GetProperty("demo").GetBoolean());
    });

    [Fact]
    public void Needs_come_from_enterprises_and_results_from_institutes()
    {
        var kinds = Organisations.ToDictionary(o => Text(o, "creditCode"), o => Text(o, "kind"));
        Assert.All(Needs, need => Assert.Equal("enterprise", kinds[Text(need, "creditCode")]));
        Assert.All(Results, result => Assert.Equal("institute", kinds[Text(result, "creditCode")]));
    }

    [Fact]
    public void Every_listing_is_marked_as_demo_and_keeps_to_the_code_lists() => Assert.All(Needs.Concat(Results), listing =>
    {
        Assert.True(listing.GetProperty("demo").GetBoolean());
        Assert.True(Fields.All.Has(Text(listing, "field")) && Industries.Divisions.Has(Text(listing, "industry")) && Districts.All.Has(Text(listing, "district")));
        Assert.All(listing.GetProperty("modes").EnumerateArray(), mode => Assert.True(Modes.All.Has(mode.GetString())));
        Assert.InRange(listing.GetProperty("maturity").GetInt32(), 1, 9);
    });

    [Fact]
    public void About_half_of_the_results_name_experts_some_of_them_more_than_once()
    {
        var named = Results.Where(result => result.TryGetProperty("experts", out _)).ToList();
        Assert.InRange(named.Count, Results.Count / 3, Results.Count * 2 / 3);
        Assert.All(named, result => Assert.InRange(result.GetProperty("experts").GetArrayLength(), 1, 3));
        var counts = named.SelectMany(result => result.GetProperty("experts").EnumerateArray(), (result, name) => (Text(result, "creditCode"), name.GetString())).CountBy(who => who);
        Assert.True(counts.Count(who => who.Value > 1) >= 10);
    }

    [Fact]
    public void No_id_and_no_title_comes_twice()
    {
        var all = Needs.Concat(Results).ToList();
        Assert.Equal(all.Count, all.Select(listing => Text(listing, "id")).Distinct().Count());
        Assert.Equal(all.Count, all.Select(listing => Text(listing, "title")).Distinct().Count());
    }

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;
}
