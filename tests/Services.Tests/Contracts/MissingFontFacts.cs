using System.Net;
using TechMarket.Platform;
using TechMarket.Tests.Support;
using Xunit;

namespace TechMarket.Tests.Contracts;

/// <summary>A market without the font for certificates.</summary>
public sealed class MissingFontFacts
{
    [Fact]
    public async Task A_missing_font_is_one_clear_sentence_and_everything_else_works()
    {
        await using var market = await Market.Open(("Market:Certificates:Font", "/nowhere/font.ttc"));
        var (seller, registrar) = (await market.SignInAsInstitute(), await market.SignInAsRegistrar());
        var number = await registrar.Register(await seller.Accepted(registrar, Filing.Content(market.Clock.Today())));
        using var answer = await market.Anyone.GetAsync($"api/contracts/certificates/{number}/paper");
        await answer.MustBe(HttpStatusCode.ServiceUnavailable);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("/nowhere/font.ttc", text, StringComparison.Ordinal);
        Assert.Contains("fonts-noto-cjk", text, StringComparison.Ordinal);
        var ready = await market.Anyone.Read("health/ready");
        Assert.Equal("Degraded", ready.GetProperty("checks").GetProperty("certificate-font").GetProperty("status").GetString());
    }
}
