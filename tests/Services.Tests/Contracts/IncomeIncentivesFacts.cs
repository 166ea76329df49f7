using System.Net;
using TechMarket.Contracts.Incentives;
using TechMarket.Events.Codes;
using TechMarket.Platform;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Contracts;

/// <summary>The sheet on tax and incentives informs, by the type of the contract, and decides nothing.</summary>
[Collection(MarketTests.Name)]
public sealed class IncomeIncentivesFacts(SharedMarket shared)
{
    private Market Market => shared.Market;

    [Theory]
    [InlineData("DEV", "vat-exemption personal-reward")]
    [InlineData("TRF", "vat-exemption income-tax personal-reward")]
    [InlineData("LIC", "income-tax-licence personal-reward")]
    [InlineData("CON", "vat-exemption-related")]
    [InlineData("SRV", "vat-exemption-related")]
    public async Task A_registered_contract_shows_what_may_apply_to_its_type_with_its_source_and_who_decides(string type, string codes)
    {
        var (path, _, seller, _) = await Market.Registered();
        await Market.Run($"update contracts.contracts set type = '{type}' where id = '{path.Split('/')[^1]}'");
        var sheet = await seller.Read($"{path}/incentives");
        Assert.Equal(codes.Split(' '), sheet.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("code").GetString()));
        Assert.All(sheet.GetProperty("items").EnumerateArray(), item => Assert.StartsWith("财税〔", item.GetProperty("basis").GetString(), StringComparison.Ordinal));
        Assert.Contains("由税务机关决定", sheet.GetProperty("notice").GetString(), StringComparison.Ordinal);
        Assert.Contains("for the tax office to decide", (await seller.Read($"en/{path}/incentives")).GetProperty("notice").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_registration_there_is_nothing_to_tell()
    {
        var seller = await Market.SignInAsInstitute();
        using var answer = await seller.GetAsync($"api/contracts/{await seller.Submitted(Filing.Content(Market.Clock.Today()))}/incentives");
        await answer.MustBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public void Every_relief_is_for_known_types_and_says_all_in_both_languages() => Assert.All(Relief.All, relief =>
    {
        Assert.NotEmpty(relief.Types);
        Assert.All(relief.Types, type => Assert.True(ContractTypes.All.Has(type), type));
        Assert.All([relief.Title, relief.TitleEnglish, relief.Text, relief.TextEnglish, relief.Basis, relief.BasisEnglish], text => Assert.False(string.IsNullOrWhiteSpace(text), relief.Code));
    });
}
