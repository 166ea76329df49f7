using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TechMarket.Tests.Support;
using Xunit;

namespace TechMarket.Tests.Identity;

[Collection(MarketTests.Name)]
public sealed class RegistrationFacts(SharedMarket shared)
{
    private Market Market => shared.Market;

    [Fact]
    public async Task Who_registers_confirms_the_address_and_is_signed_in_with_an_organisation_that_waits()
    {
        var (email, code) = (People.NewEmail(), People.NewCreditCode());
        var made = await Market.Anyone.Post("api/identity/registrations", People.Registration(email, creditCode: code.ToLowerInvariant()), HttpStatusCode.Created);
        using (var early = await Market.Anyone.PostAsJsonAsync("api/identity/tokens", new { email, password = People.Password }))
        {
            Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
            Assert.Equal("account.not-confirmed", await early.Code());
        }
        await Market.Confirm(email);
        using var person = await Market.SignIn(email, People.Password);
        var me = await person.Read("api/identity/me");
        Assert.Equal(made.GetProperty("accountId").GetGuid(), me.GetProperty("id").GetGuid());
        Assert.Equal("enterprise", Assert.Single(me.GetProperty("roles").EnumerateArray()).GetString());
        var organisation = me.GetProperty("organisation");
        Assert.Equal((code, "waiting"), (organisation.GetProperty("creditCode").GetString(), organisation.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task A_credit_code_that_cannot_be_is_refused_under_its_field()
    {
        using var answer = await Market.Anyone.PostAsJsonAsync(
            "api/identity/registrations", People.Registration(People.NewEmail(), creditCode: "914403001922038217"));
        await answer.MustBe(HttpStatusCode.BadRequest);
        var faults = (await answer.Json()).GetProperty("errors").GetProperty("organisation.creditCode");
        Assert.Contains("校验位", faults[0].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("enterprise", "institute", "organisation.kind")]
    [InlineData("registrar", "enterprise", "role")]
    [InlineData("administrator", "enterprise", "role")]
    public async Task A_role_must_go_with_the_organisation_and_no_official_registers(string role, string kind, string field)
    {
        using var answer = await Market.Anyone.PostAsJsonAsync("api/identity/registrations", People.Registration(People.NewEmail(), role, kind: kind));
        await answer.MustBe(HttpStatusCode.BadRequest);
        Assert.True((await answer.Json()).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Theory]
    [InlineData("short1")]
    [InlineData("onlyletters")]
    [InlineData("12345678")]
    [InlineData("Abc12345")]
    public async Task A_weak_password_is_refused(string password)
    {
        using var answer = await Market.Anyone.PostAsJsonAsync(
            "api/identity/registrations", People.Registration(People.NewEmail(), password: password));
        await answer.MustBe(HttpStatusCode.BadRequest);
        Assert.True((await answer.Json()).GetProperty("errors").TryGetProperty("password", out _));
    }

    [Fact]
    public async Task An_empty_password_is_told_once()
    {
        using var answer = await Market.Anyone.PostAsJsonAsync("api/identity/registrations", People.Registration(People.NewEmail(), password: ""));
        await answer.MustBe(HttpStatusCode.BadRequest);
        Assert.Equal("请填写密码", Assert.Single((await answer.Json()).GetProperty("errors").GetProperty("password").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task An_address_and_a_credit_code_register_once_even_at_the_same_moment()
    {
        var (email, code) = (People.NewEmail(), People.NewCreditCode());
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Market.Anyone.PostAsJsonAsync(
            "api/identity/registrations", People.Registration(i < 3 ? email : People.NewEmail(), creditCode: i < 3 ? null : code))));
        Assert.Equal(1, answers.Take(3).Count(answer => answer.StatusCode == HttpStatusCode.Created));
        Assert.Equal(1, answers.Skip(3).Count(answer => answer.StatusCode == HttpStatusCode.Created));
        foreach (var (answer, place) in answers.Select((answer, place) => (answer, place)).Where(a => a.answer.StatusCode != HttpStatusCode.Created))
        {
            await answer.MustBe(HttpStatusCode.Conflict);
            Assert.Equal(place < 3 ? "account.email-taken" : "organisation.already-registered", await answer.Code());
        }
    }

    [Fact]
    public async Task A_broker_may_come_without_an_organisation_others_may_not()
    {
        var email = People.NewEmail("broker");
        await Market.Anyone.Post("api/identity/registrations",
            new { email, password = People.Password, name = "林牵线", role = "broker" }, HttpStatusCode.Created);
        using var answer = await Market.Anyone.PostAsJsonAsync("api/identity/registrations",
            new { email = People.NewEmail(), password = People.Password, name = "陈", role = "enterprise" });
        await answer.MustBe(HttpStatusCode.BadRequest);
        Assert.True((await answer.Json()).GetProperty("errors").TryGetProperty("organisation", out _));
    }

    [Fact]
    public async Task A_confirmation_can_be_sent_again_and_a_wrong_link_is_told()
    {
        var email = People.NewEmail();
        await Market.Anyone.Post("api/identity/registrations", People.Registration(email), HttpStatusCode.Created);
        await Market.Letter(email, "确认您的邮箱");
        using (var wrong = await Market.Anyone.PostAsJsonAsync("api/identity/email-confirmations", new { email, token = "nonsense" }))
        {
            await wrong.MustBe(HttpStatusCode.Conflict);
            Assert.Equal("account.link-not-valid", await wrong.Code());
        }
        using (var again = await Market.Anyone.PostAsJsonAsync("api/identity/email-confirmations/resend", new { email }))
        {
            await again.MustBe(HttpStatusCode.Accepted);
        }
        await Answers.Eventually(() => Task.FromResult(Market.Letters(email) == 2 ? "both" : null));
        await Market.Confirm(email);
        (await Market.SignIn(email, People.Password)).Dispose();
    }

    [Fact]
    public async Task English_people_get_English_letters_and_faults()
    {
        var email = People.NewEmail();
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/identity/registrations") { Content = JsonContent.Create(People.Registration(email)) };
        request.Headers.AcceptLanguage.ParseAdd("en");
        using var answer = await Market.Anyone.SendAsync(request);
        await answer.MustBe(HttpStatusCode.Created);
        var letter = await Market.Letter(email, "confirm your e-mail");
        Assert.Contains($"{Market.Address}en/confirm-email?", letter.TextBody!, StringComparison.Ordinal);
    }
}
