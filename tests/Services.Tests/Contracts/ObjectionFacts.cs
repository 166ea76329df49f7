using System.Net;
using System.Net.Http.Json;
using TechMarket.Platform;
using TechMarket.Tests.Matching;
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
    public async Task A_case_waits_again_for_its_contract_when_the_refusal_did_not_stand()
    {
        var (institute, first, second) = (await Market.SignInAsInstitute(), await Market.SignInAsRegistrar(), await Market.AnotherRegistrar());
        var agreed = await Market.Agree((await Market.Suggested()).Suggestion, 500_000m);
        var draft = await Market.DraftOf(agreed);
        var path = $"api/contracts/{draft.GetProperty("id").GetGuid()}";
        using (var saved = await institute.PutSeen(path, MainJob.Terms(draft, 500_000m, 420_000m, Market.Clock)))
        {
            await saved.MustBe(HttpStatusCode.OK);
        }
        await institute.Step(path, "submission");
        await first.Step(path, "refusal", new { reason = "4" });
        await CaseIs(agreed, dropped: true);
        await second.Step(path, $"objections/{await Raise(institute, path)}/answer", new { outcome = "reopened", answer = "重新审查" });
        await CaseIs(agreed, dropped: false);
    }

    private async Task CaseIs(Guid agreed, bool dropped)
    {
        var service = await Market.AsService();
        await Answers.Eventually(async () => (await service.Read("api/matching/holdings/cases?limit=5000")).GetProperty("items").EnumerateArray()
            .Any(one => one.GetProperty("id").GetGuid() == agreed && one.GetProperty("dropped").GetBoolean() == dropped) ? "so" : null);
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
