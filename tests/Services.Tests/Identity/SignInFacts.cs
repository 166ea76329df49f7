using System.Net;
using System.Net.Http.Json;
using TechMarket.Tests.Support;
using Xunit;

namespace TechMarket.Tests.Identity;

[Collection(MarketTests.Name)]
public sealed class SignInFacts(SharedMarket shared)
{
    private Market Market => shared.Market;

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_five_minutes_even_with_the_right_one()
    {
        var email = People.NewEmail();
        (await Market.NewPerson(email)).Dispose();
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            using var wrong = await Try(email, "not-this-1");
            Assert.Equal(attempt < 5 ? "account.wrong-password" : "account.locked", await wrong.Code());
        }
        using (var locked = await Try(email, People.Password))
        {
            await locked.MustBe(HttpStatusCode.Conflict);
            Assert.Equal("account.locked", await locked.Code());
        }
        await Market.Unlock(email);
        using var open = await Try(email, People.Password);
        await open.MustBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Wrong_passwords_tried_at_the_same_moment_all_count()
    {
        var email = People.NewEmail();
        (await Market.NewPerson(email)).Dispose();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Try(email, "not-this-1")));
        Assert.All(answers, answer => Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode));
        using var right = await Try(email, People.Password);
        Assert.Equal("account.locked", await right.Code());
    }

    [Fact]
    public async Task An_unknown_address_is_answered_like_a_wrong_password()
    {
        using var unknown = await Try(People.NewEmail(), "whatever-1");
        await unknown.MustBe(HttpStatusCode.Unauthorized);
        Assert.Equal("account.wrong-password", await unknown.Code());
    }

    [Fact]
    public async Task A_forgotten_password_is_reset_by_mail_and_old_sign_ins_end()
    {
        var email = People.NewEmail();
        (await Market.NewPerson(email)).Dispose();
        using var browser = new Browser(Market);
        await browser.SignIn(email, People.Password);
        var tokens = await browser.Tokens();
        using (var asked = await Market.Anyone.PostAsJsonAsync("api/identity/password-resets", new { email }))
        {
            await asked.MustBe(HttpStatusCode.Accepted);
        }
        var token = (await Market.Letter(email, "重设密码")).FromLink("token");
        using (var reset = await Market.Anyone.PutAsJsonAsync("api/identity/password-resets", new { email, token, newPassword = "Another-one-2" }))
        {
            await reset.MustBe(HttpStatusCode.NoContent);
        }
        using (var old = await Try(email, People.Password))
        {
            await old.MustBe(HttpStatusCode.Unauthorized);
        }
        using (var now = await Try(email, "Another-one-2"))
        {
            await now.MustBe(HttpStatusCode.OK);
        }
        using (var refreshed = await browser.Refresh(tokens.GetProperty("refresh_token").GetString()!))
        {
            await refreshed.MustBe(HttpStatusCode.BadRequest);
        }
        using var again = await Market.Anyone.PutAsJsonAsync("api/identity/password-resets", new { email, token, newPassword = "Third-one-33" });
        await again.MustBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_reset_for_an_unknown_address_looks_the_same()
    {
        var email = People.NewEmail();
        using var asked = await Market.Anyone.PostAsJsonAsync("api/identity/password-resets", new { email });
        await asked.MustBe(HttpStatusCode.Accepted);
        Assert.Equal(0, Market.Letters(email));
    }

    [Fact]
    public async Task A_password_is_changed_only_by_who_knows_it()
    {
        var email = People.NewEmail();
        using var person = await Market.NewPerson(email);
        using (var wrong = await person.PutAsJsonAsync("api/identity/me/password", new { current = "not-this-1", @new = "Another-one-2" }))
        {
            await wrong.MustBe(HttpStatusCode.Conflict);
        }
        using (var right = await person.PutAsJsonAsync("api/identity/me/password", new { current = People.Password, @new = "Another-one-2" }))
        {
            await right.MustBe(HttpStatusCode.NoContent);
        }
        using var now = await Try(email, "Another-one-2");
        await now.MustBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Too_many_attempts_from_one_address_are_told_when_to_come_back()
    {
        await using var market = await Market.Open(("Market:Limits:sign-in", "3"));
        HttpResponseMessage? answer = null;
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            answer?.Dispose();
            answer = await From(market, "203.0.113.9");
            Assert.Equal(attempt <= 3 ? HttpStatusCode.BadRequest : HttpStatusCode.TooManyRequests, answer.StatusCode);
        }
        Assert.Equal("too-many-requests", await answer!.Code());
        Assert.InRange(answer!.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        answer.Dispose();
        using var other = await From(market, "203.0.113.10");
        await other.MustBe(HttpStatusCode.BadRequest);
    }

    private static async Task<HttpResponseMessage> From(Market market, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/identity/tokens") { Content = JsonContent.Create(new { }) };
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", address);
        return await market.Anyone.SendAsync(request);
    }

    private Task<HttpResponseMessage> Try(string email, string password) =>
        Market.Anyone.PostAsJsonAsync("api/identity/tokens", new { email, password });
}
