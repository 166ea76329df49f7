using System.Net;
using System.Text;
using System.Text.Json;
using TechMarket.Tests.Support;
using Xunit;

namespace TechMarket.Tests.Identity;

[Collection(MarketTests.Name)]
public sealed class OpenIdFacts(SharedMarket shared)
{
    private const string Enterprise = "enterprise@demo.techmarket.example";

    private Market Market => shared.Market;

    [Fact]
    public async Task A_person_signs_in_by_code_and_the_token_tells_role_and_organisation()
    {
        using var browser = new Browser(Market);
        await browser.SignIn(Enterprise, Market.Password);
        var tokens = await browser.Tokens();
        var access = tokens.GetProperty("access_token").GetString()!;
        var claims = Claims(access);
        Assert.Equal("enterprise", claims.GetProperty("role").GetString());
        Assert.Equal("techmarket", claims.GetProperty("aud").GetString());
        Assert.Equal(Market.Address.ToString(), claims.GetProperty("iss").GetString());
        Assert.True(claims.TryGetProperty("org", out _));
        Assert.False(claims.TryGetProperty("techmarket_stamp", out _));
        using (var me = await browser.Get("api/identity/me", access))
        {
            await me.MustBe(HttpStatusCode.OK);
        }
        using var info = await browser.Get("connect/userinfo", access);
        await info.MustBe(HttpStatusCode.OK);
        Assert.Equal(Enterprise, (await info.Json()).GetProperty("email").GetString());
    }

    [Fact]
    public async Task A_second_sign_in_needs_no_password_unless_it_asks_for_one()
    {
        using var browser = new Browser(Market);
        await browser.SignIn(Enterprise, Market.Password);
        using (var again = await browser.Authorize())
        {
            browser.TakeCode(again);
        }
        using var asked = await browser.Authorize("&prompt=login");
        Assert.StartsWith("/account/sign-in", asked.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var english = await browser.Authorize("&prompt=login&ui_locales=en");
        Assert.StartsWith("/en/account/sign-in", english.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_forgets_the_person()
    {
        using var browser = new Browser(Market);
        await browser.SignIn(Enterprise, Market.Password);
        var tokens = await browser.Tokens();
        using (var left = await browser.Get($"connect/logout?id_token_hint={tokens.GetProperty("id_token").GetString()}"
            + $"&post_logout_redirect_uri={Uri.EscapeDataString($"{Market.Address}signout-callback-oidc")}"))
        {
            Assert.StartsWith($"{Market.Address}signout-callback-oidc", left.Headers.Location!.ToString(), StringComparison.Ordinal);
        }
        using var next = await browser.Authorize();
        Assert.StartsWith("/account/sign-in", next.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refresh_token_gives_new_tokens()
    {
        using var browser = new Browser(Market);
        await browser.SignIn(Enterprise, Market.Password);
        var tokens = await browser.Tokens();
        using var refreshed = await browser.Refresh(tokens.GetProperty("refresh_token").GetString()!);
        await refreshed.MustBe(HttpStatusCode.OK);
        Assert.Equal("enterprise", Claims((await refreshed.Json()).GetProperty("access_token").GetString()!).GetProperty("role").GetString());
    }

    [Fact]
    public async Task Nobody_is_sent_to_an_address_that_is_not_ours()
    {
        using var browser = new Browser(Market);
        using var answer = await browser.Authorize(redirect: "https://elsewhere.example/signin-oidc");
        await answer.MustBe(HttpStatusCode.BadRequest);
        using var signedIn = await browser.Fill(new Uri("/account/sign-in?returnUrl=//elsewhere.example/", UriKind.Relative), Enterprise, Market.Password);
        Assert.Equal("/sign-in", signedIn.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_wrong_password_or_a_forged_form_stays_on_the_page()
    {
        using var browser = new Browser(Market);
        var page = new Uri("/account/sign-in", UriKind.Relative);
        using (var wrong = await browser.Fill(page, People.NewEmail(), "not-this-1"))
        {
            await wrong.MustBe(HttpStatusCode.UnprocessableEntity);
            Assert.Contains("邮箱或密码不正确", WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }
        using var forged = await browser.Fill(page, Enterprise, Market.Password, token: "forged");
        await forged.MustBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task The_sign_in_page_speaks_English_below_en()
    {
        using var browser = new Browser(Market);
        using var english = await browser.Get("en/account/sign-in");
        Assert.Contains("Forgot password", await english.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restart_keeps_tokens_and_sign_ins()
    {
        await using var market = await Market.Open();
        using var browser = new Browser(market);
        await browser.SignIn(Enterprise, Market.Password);
        var tokens = await browser.Tokens();
        var keys = await market.Anyone.Read(".well-known/jwks");
        await market.Restart();
        Assert.Equal(keys.ToString(), (await market.Anyone.Read(".well-known/jwks")).ToString());
        using (var me = await browser.Get("api/identity/me", tokens.GetProperty("access_token").GetString()))
        {
            await me.MustBe(HttpStatusCode.OK);
        }
        using (var still = await browser.Authorize())
        {
            browser.TakeCode(still);
        }
        using var refreshed = await browser.Refresh(tokens.GetProperty("refresh_token").GetString()!);
        await refreshed.MustBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Demo_accounts_do_not_exist_outside_demo_mode_and_the_first_administrator_does()
    {
        await using var market = await Market.Open();
        (await market.SignInAsEnterprise()).Dispose();
        await market.Restart(("Market:Demo", "false"), ("Market:AdminEmail", "first@market.example"), ("Market:AdminPassword", "First-admin-1"));
        using (var demo = await market.Anyone.PostAsync("api/identity/tokens", Json(Enterprise, Market.Password)))
        {
            await demo.MustBe(HttpStatusCode.Unauthorized);
        }
        using var administrator = await market.SignIn("first@market.example", "First-admin-1");
        Assert.Equal("administrator", (await administrator.Read("api/identity/me")).GetProperty("roles")[0].GetString());
    }

    private static StringContent Json(string email, string password) =>
        new(JsonSerializer.Serialize(new { email, password }), Encoding.UTF8, "application/json");

    private static JsonElement Claims(string token) =>
        JsonSerializer.Deserialize<JsonElement>(System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[1]));
}
