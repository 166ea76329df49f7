using System.Net;
using System.Net.Http.Json;
using TechMarket.Tests.Support;
using Xunit;

namespace TechMarket.Tests.Identity;

[Collection(MarketTests.Name)]
public sealed class BrokerFacts(SharedMarket shared)
{
    private Market Market => shared.Market;

    [Fact]
    public async Task A_certificate_waits_for_a_supervisor_and_then_stands_in_the_public_roster()
    {
        var (email, number) = (People.NewEmail("broker"), Number());
        using var broker = await NewBroker(email);
        await Submit(broker, number);
        Assert.DoesNotContain(number, await Roster(Market.Anyone));
        using var supervisor = await Market.SignInAsSupervisor();
        Assert.Contains(number, await Roster(supervisor, "?status=waiting&limit=200"));
        var id = (await broker.Read("api/identity/me")).GetProperty("id").GetGuid();
        await supervisor.Step($"api/identity/brokers/{id}", "certification", new { accept = true });
        Assert.Contains(number, await Roster(Market.Anyone, "?limit=200"));
        await Market.Letter(email, "证书已确认");
        using var twice = await supervisor.PostSeen($"api/identity/brokers/{id}", "certification", new { accept = true });
        Assert.Equal("broker.not-waiting", await twice.Code());
    }

    [Fact]
    public async Task A_certification_never_falls_on_a_certificate_the_supervisor_did_not_read()
    {
        using var broker = await NewBroker(People.NewEmail("broker"));
        await Submit(broker, Number());
        using var supervisor = await Market.SignInAsSupervisor();
        var path = $"api/identity/brokers/{(await broker.Read("api/identity/me")).GetProperty("id").GetGuid()}";
        var listed = (await supervisor.Read("api/identity/brokers?status=waiting&limit=200")).GetProperty("items").EnumerateArray()
            .Single(b => path.EndsWith(b.GetProperty("id").GetString()!, StringComparison.Ordinal)).GetProperty("version").GetString();
        Assert.Equal(await supervisor.VersionOf(path), $"\"{listed}\"");
        await Submit(broker, Number());
        using var stale = await supervisor.DecideOn($"{path}/certification", new { accept = true }, listed);
        await stale.MustBe(HttpStatusCode.PreconditionFailed);
        using var blind = await supervisor.DecideOn($"{path}/certification", new { accept = true }, null);
        await blind.MustBe(HttpStatusCode.PreconditionRequired);
        using var hidden = await Market.Anyone.GetAsync(path);
        await hidden.MustBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_refused_certificate_is_told_with_the_reason()
    {
        using var broker = await NewBroker(People.NewEmail("broker"));
        await Submit(broker, Number());
        using var supervisor = await Market.SignInAsSupervisor();
        var id = (await broker.Read("api/identity/me")).GetProperty("id").GetGuid();
        await supervisor.Step($"api/identity/brokers/{id}", "certification", new { accept = false, reason = "证书照片模糊" });
        var mine = (await broker.Read("api/identity/me")).GetProperty("broker");
        Assert.Equal(("refused", "证书照片模糊"), (mine.GetProperty("status").GetString(), mine.GetProperty("refusedReason").GetString()));
    }

    [Fact]
    public async Task A_certified_broker_can_be_refused_later_and_leaves_the_roster()
    {
        var number = Number();
        using var broker = await NewBroker(People.NewEmail("broker"));
        await Submit(broker, number);
        using var supervisor = await Market.SignInAsSupervisor();
        var path = $"api/identity/brokers/{(await broker.Read("api/identity/me")).GetProperty("id").GetGuid()}";
        await supervisor.Step(path, "certification", new { accept = true });
        await supervisor.Step(path, "certification", new { accept = false, reason = "证书已被发证机构注销" });
        Assert.DoesNotContain(number, await Roster(Market.Anyone, "?limit=200"));
        using var twice = await supervisor.PostSeen(path, "certification", new { accept = false, reason = "x" });
        Assert.Equal("broker.not-waiting", await twice.Code());
    }

    [Fact]
    public async Task Two_brokers_cannot_hold_one_certificate()
    {
        var number = Number();
        using var first = await NewBroker(People.NewEmail("broker"));
        using var second = await NewBroker(People.NewEmail("broker"));
        await Submit(first, number);
        using var taken = await second.PutAsJsonAsync("api/identity/brokers/me", Certificate(number));
        await taken.MustBe(HttpStatusCode.Conflict);
        Assert.Equal("broker.certificate-taken", await taken.Code());
    }

    [Fact]
    public async Task A_certificate_from_the_future_or_of_an_unknown_grade_is_refused()
    {
        using var broker = await NewBroker(People.NewEmail("broker"));
        using var answer = await broker.PutAsJsonAsync("api/identity/brokers/me",
            new { certificateNumber = Number(), grade = "grand-master", issuedBy = "发证机构", issuedOn = "2999-01-01", fields = new[] { "99" } });
        await answer.MustBe(HttpStatusCode.BadRequest);
        var faults = (await answer.Json()).GetProperty("errors");
        Assert.All(["grade", "issuedOn", "fields[0]"], field => Assert.True(faults.TryGetProperty(field, out _), field));
        Assert.DoesNotContain("junior", faults.GetProperty("grade")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_supervisors_see_who_waits()
    {
        using var enterprise = await Market.SignInAsEnterprise();
        foreach (var client in new[] { Market.Anyone, enterprise })
        {
            using var answer = await client.GetAsync("api/identity/brokers?status=waiting");
            await answer.MustBe(HttpStatusCode.NotFound);
        }
    }

    private async Task<HttpClient> NewBroker(string email)
    {
        await Market.Anyone.Post("api/identity/registrations",
            new { email, password = People.Password, name = "林牵线", role = "broker" }, HttpStatusCode.Created);
        await Market.Confirm(email);
        return await Market.SignIn(email, People.Password);
    }

    private static async Task Submit(HttpClient broker, string number)
    {
        using var answer = await broker.PutAsJsonAsync("api/identity/brokers/me", Certificate(number));
        await answer.MustBe(HttpStatusCode.OK);
        Assert.Equal("waiting", (await answer.Json()).GetProperty("status").GetString());
    }

    private static object Certificate(string number) =>
        new { certificateNumber = number, grade = "senior", issuedBy = "发证机构", issuedOn = "2025-06-01", fields = new[] { "05", "03" } };

    private static async Task<IEnumerable<string?>> Roster(HttpClient client, string query = "") =>
        [.. (await client.Read("api/identity/brokers" + query)).GetProperty("items").EnumerateArray().Select(b => b.GetProperty("certificateNumber").GetString())];

    private static string Number() => $"CERT-{Guid.NewGuid():n}";
}
