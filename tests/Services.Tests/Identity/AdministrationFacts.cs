using System.Net;
using System.Net.Http.Json;
using TechMarket.Tests.Support;
using Xunit;

namespace TechMarket.Tests.Identity;

[Collection(MarketTests.Name)]
public sealed class AdministrationFacts(SharedMarket shared)
{
    private Market Market => shared.Market;

    [Fact]
    public async Task An_integration_client_gets_tokens_until_it_is_removed()
    {
        using var administrator = await Market.SignInAsAdministrator();
        var client = await administrator.Post("api/identity/clients", new { name = "企业云平台" }, HttpStatusCode.Created);
        var (id, secret) = (client.GetProperty("clientId").GetString()!, client.GetProperty("clientSecret").GetString()!);
        using (var token = await ClientToken(id, secret))
        {
            await token.MustBe(HttpStatusCode.OK);
        }
        using (var wrong = await ClientToken(id, "not-the-secret"))
        {
            await wrong.MustBe(HttpStatusCode.Unauthorized);
        }
        Assert.Contains((await administrator.Read("api/identity/clients")).GetProperty("items").EnumerateArray(), c => c.GetProperty("clientId").GetString() == id);
        using (var removed = await administrator.DeleteAsync($"api/identity/clients/{id}"))
        {
            await removed.MustBe(HttpStatusCode.NoContent);
        }
        using var gone = await ClientToken(id, secret);
        await gone.MustBe(HttpStatusCode.Unauthorized);
        using var own = await administrator.DeleteAsync("api/identity/clients/techmarket-portal");
        await own.MustBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_official_is_invited_by_mail_and_can_be_closed()
    {
        using var administrator = await Market.SignInAsAdministrator();
        var email = People.NewEmail("official");
        await administrator.Post("api/identity/officials", new { email, name = "新登记员", roles = new[] { "registrar" } }, HttpStatusCode.Created);
        var token = (await Market.Letter(email, "邀请您加入")).FromLink("token");
        var made = await Market.Anyone.Post(
            "api/identity/invitations/acceptances", new { token, password = People.Password, name = "新登记员" }, HttpStatusCode.Created);
        using var official = await Market.SignIn(email, People.Password);
        await official.Read("api/identity/organisations");
        using (var closed = await administrator.DeleteAsync($"api/identity/officials/{made.GetProperty("accountId").GetGuid()}"))
        {
            await closed.MustBe(HttpStatusCode.NoContent);
        }
        using var refused = await Market.Anyone.PostAsJsonAsync("api/identity/tokens", new { email, password = People.Password });
        await refused.MustBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("api/identity/clients", "clientId")]
    [InlineData("api/identity/officials", "id")]
    public async Task Clients_and_officials_come_in_pages(string path, string id)
    {
        using var administrator = await Market.SignInAsAdministrator();
        foreach (var name in new[] { "甲", "乙" })
        {
            await administrator.Post("api/identity/clients", new { name }, HttpStatusCode.Created);
            await administrator.Post("api/identity/officials", new { email = People.NewEmail(), name, roles = new[] { "registrar" } }, HttpStatusCode.Created);
        }
        var seen = new List<string?>();
        for (string? next = ""; next is not null;)
        {
            var page = await administrator.Read($"{path}?limit=1&after={next}");
            seen.Add(Assert.Single(page.GetProperty("items").EnumerateArray()).GetProperty(id).GetString());
            next = page.GetProperty("next").GetString();
        }
        Assert.Equal(seen.Distinct(), seen);
        Assert.True(seen.Count >= 2);
    }

    [Fact]
    public async Task Only_administrators_manage_clients_and_officials()
    {
        foreach (var role in new[] { "enterprise", "broker", "registrar", "supervisor" })
        {
            using var client = await Market.As(role);
            foreach (var path in new[] { "api/identity/clients", "api/identity/officials" })
            {
                using var answer = await client.GetAsync(path);
                await answer.MustBe(HttpStatusCode.Forbidden);
            }
        }
    }

    [Fact]
    public async Task Nobody_becomes_an_official_of_an_unknown_role()
    {
        using var administrator = await Market.SignInAsAdministrator();
        using var answer = await administrator.PostAsJsonAsync(
            "api/identity/officials", new { email = People.NewEmail(), name = "某", roles = new[] { "service" } });
        await answer.MustBe(HttpStatusCode.BadRequest);
    }

    private async Task<HttpResponseMessage> ClientToken(string id, string secret)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = id, ["client_secret"] = secret,
        });
        return await Market.Anyone.PostAsync("connect/token", form);
    }
}
