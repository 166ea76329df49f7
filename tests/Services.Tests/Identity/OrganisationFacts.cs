using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TechMarket.Tests.Support;
using Xunit;

namespace TechMarket.Tests.Identity;

[Collection(MarketTests.Name)]
public sealed class OrganisationFacts(SharedMarket shared)
{
    private Market Market => shared.Market;

    [Fact]
    public async Task A_supervisor_verifies_an_organisation_and_its_member_is_told()
    {
        var email = People.NewEmail();
        using var person = await Market.NewPerson(email);
        var id = await Organisation(person);
        using var supervisor = await Market.SignInAsSupervisor();
        var waiting = await supervisor.Read("api/identity/organisations?status=waiting&limit=200");
        Assert.Contains(waiting.GetProperty("items").EnumerateArray(), o => o.GetProperty("id").GetGuid() == id);
        var verified = await supervisor.Step($"api/identity/organisations/{id}", "verification", new { accept = true });
        Assert.Equal("verified", verified.GetProperty("status").GetString());
        await Market.Letter(email, "已通过核验");
        using var twice = await supervisor.PostSeen($"api/identity/organisations/{id}", "verification", new { accept = true });
        Assert.Equal("organisation.not-waiting", await twice.Code());
    }

    [Fact]
    public async Task A_verification_never_falls_on_details_the_supervisor_did_not_read()
    {
        using var person = await Market.NewPerson(People.NewEmail());
        var path = $"api/identity/organisations/{await Organisation(person)}";
        using var supervisor = await Market.SignInAsSupervisor();
        var seen = await supervisor.VersionOf(path);
        using (var renamed = await person.PutSeen("api/identity/organisations/mine", Details("没有读过的名称有限公司")))
        {
            await renamed.MustBe(HttpStatusCode.OK);
        }
        using var stale = await supervisor.DecideOn($"{path}/verification", new { accept = true }, seen);
        await stale.MustBe(HttpStatusCode.PreconditionFailed);
        using var blind = await supervisor.DecideOn($"{path}/verification", new { accept = true }, null);
        await blind.MustBe(HttpStatusCode.PreconditionRequired);
        Assert.Equal("waiting", (await supervisor.Read(path)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_refused_organisation_is_told_why_and_waits_again_once_corrected()
    {
        var email = People.NewEmail();
        using var person = await Market.NewPerson(email);
        var id = await Organisation(person);
        using var supervisor = await Market.SignInAsSupervisor();
        using (var silent = await supervisor.PostAsJsonAsync($"api/identity/organisations/{id}/verification", new { accept = false }))
        {
            await silent.MustBe(HttpStatusCode.BadRequest);
        }
        await supervisor.Step($"api/identity/organisations/{id}", "verification", new { accept = false, reason = "名称与营业执照不符" });
        Assert.Contains("名称与营业执照不符", (await Market.Letter(email, "未通过核验")).TextBody!, StringComparison.Ordinal);
        var mine = (await person.Read("api/identity/me")).GetProperty("organisation");
        Assert.Equal(("refused", "名称与营业执照不符"), (mine.GetProperty("status").GetString(), mine.GetProperty("refusedReason").GetString()));
        using var corrected = await person.PutSeen("api/identity/organisations/mine", Details("泉州改名科技有限公司"));
        await corrected.MustBe(HttpStatusCode.OK);
        Assert.Equal("waiting", (await corrected.Json()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Details_may_change_freely_but_another_name_must_be_verified_again()
    {
        using var person = await Market.NewPerson(People.NewEmail());
        var id = await Organisation(person);
        using var supervisor = await Market.SignInAsSupervisor();
        await supervisor.Step($"api/identity/organisations/{id}", "verification", new { accept = true });
        var name = (await person.Read("api/identity/organisations/mine")).GetProperty("organisation").GetProperty("name").GetString()!;
        using (var same = await person.PutSeen("api/identity/organisations/mine", Details(name)))
        {
            Assert.Equal("verified", (await same.Json()).GetProperty("status").GetString());
        }
        using var renamed = await person.PutSeen("api/identity/organisations/mine", Details("泉州另一家有限公司"));
        Assert.Equal("waiting", (await renamed.Json()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task An_edit_that_did_not_see_the_latest_version_is_told()
    {
        using var person = await Market.NewPerson(People.NewEmail());
        using (var blind = await person.PutAsJsonAsync("api/identity/organisations/mine", Details("甲")))
        {
            Assert.Equal((HttpStatusCode)428, blind.StatusCode);
        }
        using var request = new HttpRequestMessage(HttpMethod.Put, "api/identity/organisations/mine") { Content = JsonContent.Create(Details("乙")) };
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        using var stale = await person.SendAsync(request);
        await stale.MustBe(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task Another_organisation_is_not_there_for_strangers_but_for_brokers_and_officials()
    {
        using var owner = await Market.NewPerson(People.NewEmail());
        using var stranger = await Market.NewPerson(People.NewEmail());
        var path = $"api/identity/organisations/{await Organisation(owner)}";
        Assert.Equal(JsonValueKind.Null, (await owner.Read(path)).GetProperty("accounts").ValueKind);
        Assert.Equal(1, (await (await Market.SignInAsSupervisor()).Read(path)).GetProperty("accounts").GetInt32());
        using (var answer = await stranger.GetAsync(path))
        {
            await answer.MustBe(HttpStatusCode.NotFound);
        }
        foreach (var role in new[] { "broker", "registrar", "supervisor", "administrator" })
        {
            using var client = await Market.As(role);
            await client.Read(path);
        }
        using var list = await stranger.GetAsync("api/identity/organisations");
        await list.MustBe(HttpStatusCode.Forbidden);
        using var anyone = await Market.Anyone.GetAsync(path);
        await anyone.MustBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Organisations_are_found_by_name_and_credit_code_and_paged()
    {
        var code = People.NewCreditCode();
        using var person = await Market.NewPerson(People.NewEmail(), creditCode: code);
        using var other = await Market.NewPerson(People.NewEmail());
        var id = await Organisation(person);
        using var supervisor = await Market.SignInAsSupervisor();
        var found = await supervisor.Read($"api/identity/organisations?q={code.ToLowerInvariant()}");
        Assert.Equal(id, Assert.Single(found.GetProperty("items").EnumerateArray()).GetProperty("id").GetGuid());
        var seen = new List<Guid>();
        for (string? next = ""; next is not null;)
        {
            var page = await supervisor.Read($"api/identity/organisations?limit=1&after={next}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(o => o.GetProperty("id").GetGuid()));
            next = page.GetProperty("next").GetString();
        }
        Assert.Equal(seen.Distinct().OrderDescending(), seen);
        Assert.Contains(id, seen);
    }

    [Fact]
    public async Task A_colleague_is_invited_and_joins_once()
    {
        using var member = await Market.NewPerson(People.NewEmail(), "institute");
        var email = People.NewEmail("colleague");
        await member.Post("api/identity/organisations/mine/invitations", new { email, name = "同事" }, HttpStatusCode.Created);
        var letter = await Market.Letter(email, "邀请您加入");
        var name = (await member.Read("api/identity/me")).GetProperty("organisation").GetProperty("name").GetString()!;
        Assert.Contains(name, letter.TextBody!, StringComparison.Ordinal);
        var token = letter.FromLink("token");
        Assert.Equal(email, (await Market.Anyone.Read($"api/identity/invitations?token={token}")).GetProperty("email").GetString());
        var acceptance = new { token, password = People.Password, name = "同事甲" };
        await Market.Anyone.Post("api/identity/invitations/acceptances", acceptance, HttpStatusCode.Created);
        using (var twice = await Market.Anyone.PostAsJsonAsync("api/identity/invitations/acceptances", acceptance))
        {
            Assert.Equal("account.link-not-valid", await twice.Code());
        }
        using var colleague = await Market.SignIn(email, People.Password);
        Assert.Equal(await Organisation(member), await Organisation(colleague));
        Assert.Equal("institute", (await colleague.Read("api/identity/me")).GetProperty("roles")[0].GetString());
        var mine = await member.Read("api/identity/organisations/mine");
        Assert.Equal(2, mine.GetProperty("members").GetArrayLength());
        Assert.Equal(0, mine.GetProperty("invitations").GetArrayLength());
    }

    private static async Task<Guid> Organisation(HttpClient person) =>
        (await person.Read("api/identity/me")).GetProperty("organisation").GetProperty("id").GetGuid();

    private static object Details(string name) => new { name, district = "350503", contact = "测试人", phone = "0595-22220001", address = "某路 1 号" };
}
