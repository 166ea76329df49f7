using System.Net;
using System.Text;
using System.Text.Json;
using TechMarket.Tests.Support;
using Xunit;

namespace TechMarket.Tests.Identity;

[Collection(MarketTests.Name)]
public sealed class ImportFacts(SharedMarket shared)
{
    private Market Market => shared.Market;

    [Fact]
    public async Task Organisations_are_imported_as_verified_and_the_same_file_changes_nothing()
    {
        var codes = Enumerable.Range(0, 3).Select(_ => People.NewCreditCode()).ToArray();
        var file = string.Join('\n', codes.Select(code => Row(code)));
        var source = $"parks-{Guid.NewGuid():n}";
        Assert.Equal((3, 0, 0), Counts(await Import(file, source)));
        Assert.Equal((0, 0, 3), Counts(await Import(file, source)));
        Assert.Equal((0, 1, 2), Counts(await Import(file.Replace(Row(codes[0]), Row(codes[0], "泉州更名有限公司"), StringComparison.Ordinal), source)));
        using var supervisor = await Market.SignInAsSupervisor();
        var found = (await supervisor.Read($"api/identity/organisations?q={codes[0]}")).GetProperty("items")[0];
        Assert.Equal(("verified", "泉州更名有限公司", source),
            (found.GetProperty("status").GetString(), found.GetProperty("name").GetString(), found.GetProperty("source").GetString()));
    }

    [Fact]
    public async Task One_bad_row_refuses_the_file_and_is_named()
    {
        var good = People.NewCreditCode();
        var job = await Import($"{Row(good)}\n{Row("914403001922038217")}", "parks");
        Assert.Equal("failed", job.GetProperty("status").GetString());
        var fault = Assert.Single(job.GetProperty("faults").EnumerateArray());
        Assert.Equal((2, "creditCode"), (fault.GetProperty("line").GetInt32(), fault.GetProperty("column").GetString()));
        using var supervisor = await Market.SignInAsSupervisor();
        Assert.Equal(0, (await supervisor.Read($"api/identity/organisations?q={good}")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Who_registered_itself_is_left_alone()
    {
        var code = People.NewCreditCode();
        using var person = await Market.NewPerson(People.NewEmail(), creditCode: code);
        Assert.Equal((0, 0, 1), Counts(await Import(Row(code), "parks")));
        Assert.Equal("waiting", (await person.Read("api/identity/me")).GetProperty("organisation").GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_person_of_an_imported_organisation_is_invited_by_a_supervisor()
    {
        var code = People.NewCreditCode();
        await Import(Row(code), "parks");
        using var supervisor = await Market.SignInAsSupervisor();
        var id = (await supervisor.Read($"api/identity/organisations?q={code}")).GetProperty("items")[0].GetProperty("id").GetGuid();
        var email = People.NewEmail();
        await supervisor.Post($"api/identity/organisations/{id}/invitations", new { email, name = "联系人" }, HttpStatusCode.Created);
        var token = (await Market.Letter(email, "邀请您加入")).FromLink("token");
        await Market.Anyone.Post("api/identity/invitations/acceptances", new { token, password = People.Password, name = "联系人" }, HttpStatusCode.Created);
        using var person = await Market.SignIn(email, People.Password);
        Assert.Equal(code, (await person.Read("api/identity/me")).GetProperty("organisation").GetProperty("creditCode").GetString());
    }

    private async Task<JsonElement> Import(string file, string source)
    {
        using var administrator = await Market.SignInAsAdministrator();
        using var body = new StringContent(file, Encoding.UTF8, "application/x-ndjson");
        using var taken = await administrator.PostAsync($"api/identity/imports/organisations?source={source}", body);
        await taken.MustBe(HttpStatusCode.Accepted);
        var path = taken.Headers.Location!.ToString().TrimStart('/');
        var done = await Answers.Eventually<JsonElement[]>(async () =>
            await administrator.Read(path) is var job && job.GetProperty("status").GetString() is "done" or "failed" ? [job] : null);
        return done[0];
    }

    private static (int, int, int) Counts(JsonElement job) =>
        (job.GetProperty("added").GetInt32(), job.GetProperty("changed").GetInt32(), job.GetProperty("unchanged").GetInt32());

    private static string Row(string code, string name = "泉州园区测试有限公司") => JsonSerializer.Serialize(
        new { creditCode = code, name, kind = "enterprise", district = "350502", contact = "某人", phone = "0595-22220000", demo = true });
}
