using System.Net;
using System.Net.Http.Json;
using TechMarket.Events;
using TechMarket.Platform;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Contracts;

/// <summary>A party objects; somebody who did not take the decision looks again.</summary>
[Collection(MarketTests.Name)]
public sealed class ObjectionFacts(SharedMarket shared)
{
    private Market Market => shared.Market;

    [Fact]
    public async Task An_objection_is_answered_by_another_registrar_and_reopens_the_review()
    {
        var (path, seller, first, second) = await Refused();
        var objection = await Raise(seller, path);
        await first.MustBeForbidden(path, $"objections/{objection}/answer", "objection.own-decision", new { outcome = "kept", answer = "维持" });
        await second.Step(path, $"objections/{objection}/answer", new { outcome = "reopened", answer = "材料可以补充说明，重新审查" });
        var read = await seller.Read(path);
        Assert.Equal("accepted", read.GetProperty("status").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, read.GetProperty("refusalReason").ValueKind);
        Assert.NotEqual(System.Text.Json.JsonValueKind.Null, read.GetProperty("decideBy").ValueKind);
        await first.Step(path, "registration");
        Assert.Equal("reopened", (await seller.Read($"{path}/objections")).GetProperty("items")[0].GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task A_decision_that_is_kept_stays_and_its_answer_is_final()
    {
        var (path, seller, _, second) = await Refused();
        var objection = await Raise(seller, path);
        using (var twice = await seller.PostAsJsonAsync($"{path}/objections", new { text = "再次" }))
        {
            Assert.Equal("objection.waiting", await twice.Code());
        }
        await second.Step(path, $"objections/{objection}/answer", new { outcome = "kept", answer = "标的仍不明确" });
        await second.MustBeForbidden(path, $"objections/{objection}/answer", "objection.answered", new { outcome = "reopened", answer = "改变主意" });
        Assert.Equal("refused", (await seller.Read(path)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_registered_amount_is_put_right_as_a_new_edition()
    {
        var (seller, registrar) = (await Market.SignInAsInstitute(), await Market.SignInAsRegistrar());
        var path = $"api/contracts/{await seller.Accepted(registrar, Filing.Content(Market.Clock.Today()))}";
        await registrar.Step(path, "registration", new { technologyAmount = 500_000m });
        var objection = await Raise(seller, path);
        var second = await Market.AnotherRegistrar();
        await second.MustBeForbidden(path, $"objections/{objection}/answer", "contract.not-refused", new { outcome = "reopened", answer = "x" });
        using (var none = await second.PostSeen(path, $"objections/{objection}/answer", new { outcome = "corrected", answer = "x" }))
        {
            await none.MustBe(HttpStatusCode.BadRequest);
        }
        await second.Step(path, $"objections/{objection}/answer", new { outcome = "corrected", answer = "设备费已扣除", technologyAmount = 700_000m });
        var read = await seller.Read(path);
        Assert.Equal((700_000m, 2), (read.GetProperty("technologyAmount").GetDecimal(), read.GetProperty("edition").GetInt32()));
    }

    [Fact]
    public async Task Only_a_decision_can_be_objected_to_and_only_by_a_party()
    {
        var (seller, registrar) = (await Market.SignInAsInstitute(), await Market.SignInAsRegistrar());
        var path = $"api/contracts/{await seller.Submitted(Filing.Content(Market.Clock.Today()))}";
        using (var early = await seller.PostAsJsonAsync($"{path}/objections", new { text = "太慢" }))
        {
            Assert.Equal("objection.nothing-decided", await early.Code());
        }
        using (var official = await registrar.PostAsJsonAsync($"{path}/objections", new { text = "x" }))
        {
            await official.MustBe(HttpStatusCode.Forbidden);
        }
        using var stranger = await (await Market.SignInAsEnterprise()).PostAsJsonAsync($"{path}/objections", new { text = "x" });
        await stranger.MustBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_reopened_contract_of_a_case_says_so_to_the_case()
    {
        var (path, seller, _, second) = await Refused();
        await Market.Run($"update contracts.contracts set case_id = '{Guid.CreateVersion7()}' where id = '{path.Split('/')[^1]}'");
        await second.Step(path, $"objections/{await Raise(seller, path)}/answer", new { outcome = "reopened", answer = "重新审查" });
        await using var connection = new Npgsql.NpgsqlConnection(Market.Database);
        await connection.OpenAsync();
        await using var said = new Npgsql.NpgsqlCommand(
            $"select count(*) from contracts.outbox where name = 'techmarket:contract-reopened:v1' and body like '%{path.Split('/')[^1]}%'", connection);
        Assert.Equal(1L, await said.ExecuteScalarAsync());
    }

    private static async Task<Guid> Raise(HttpClient party, string path)
    {
        using var answer = await party.PostAsJsonAsync($"{path}/objections", new { text = "标的内容已在附件中写明" });
        await answer.MustBe(HttpStatusCode.Created);
        return (await answer.Json()).GetProperty("id").GetGuid();
    }

    private async Task<(string Path, HttpClient Seller, HttpClient First, HttpClient Second)> Refused()
    {
        var (seller, first) = (await Market.SignInAsInstitute(), await Market.SignInAsRegistrar());
        var path = $"api/contracts/{await seller.Accepted(first, Filing.Content(Market.Clock.Today()))}";
        await first.Step(path, "refusal", new { reason = "4" });
        return (path, seller, first, await Market.AnotherRegistrar());
    }
}
