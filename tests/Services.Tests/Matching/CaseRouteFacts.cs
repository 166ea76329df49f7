using System.Net;
using System.Net.Http.Json;
using TechMarket.Platform;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Matching;

[Collection(MarketTests.Name)]
public sealed class CaseRouteFacts(SharedMarket shared)
{
    private readonly Market market = shared.Market;

    [Fact]
    public async Task Of_two_who_take_a_case_at_once_one_wins()
    {
        var pair = await market.Suggested();
        var broker = await market.SignInAsBroker();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            broker.PostAsJsonAsync("api/matching/cases", new { suggestionId = pair.Suggestion })));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        foreach (var lost in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created))
        {
            await lost.MustBe(HttpStatusCode.Conflict);
            Assert.Equal("case.already-taken", await lost.Code());
        }
    }

    [Fact]
    public async Task The_parties_see_a_case_from_the_introduction_on()
    {
        var id = await market.TakenCase(await market.Suggested());
        foreach (var party in new[] { await market.SignInAsEnterprise(), await market.SignInAsInstitute() })
        {
            using var early = await party.GetAsync($"api/matching/cases/{id}");
            await early.MustBe(HttpStatusCode.NotFound);
        }
        await (await market.SignInAsBroker()).Post($"api/matching/cases/{id}/introduction", new { message = "请联系" });
        foreach (var party in new[] { await market.SignInAsEnterprise(), await market.SignInAsInstitute() })
        {
            Assert.Equal(["agreement", "decline", "notes"], Can(await party.Read($"api/matching/cases/{id}")));
        }
    }

    [Fact]
    public async Task Both_agree_and_the_seller_finds_a_draft()
    {
        var pair = await market.Suggested();
        var id = await market.IntroducedCase(pair);
        var first = await (await market.SignInAsEnterprise()).Post($"api/matching/cases/{id}/agreement", new { amount = 450_000, type = "DEV" });
        Assert.Equal("introduced", first.Text("stage"));
        var seller = await market.SignInAsInstitute();
        var second = await seller.Step($"api/matching/cases/{id}", "agreement");
        Assert.Equal("agreed", second.Text("stage"));
        await Answers.Eventually<object>(async () => (await seller.Read("api/contracts/mine?limit=200")).GetProperty("items")
            .EnumerateArray().Any(c => c.GetProperty("totalAmount").ToString() is "450000" or "450000.00") ? new object() : null);
    }

    [Fact]
    public async Task Terms_not_seen_are_not_agreed_to()
    {
        var id = await market.IntroducedCase(await market.Suggested());
        var (enterprise, institute) = (await market.SignInAsEnterprise(), await market.SignInAsInstitute());
        using var seen = await institute.GetAsync($"api/matching/cases/{id}");
        await enterprise.Post($"api/matching/cases/{id}/agreement", new { amount = 1, type = "DEV" });
        using var late = new HttpRequestMessage(HttpMethod.Post, $"api/matching/cases/{id}/agreement") { Content = JsonContent.Create(new { }) };
        late.Headers.IfMatch.Add(seen.Headers.ETag!);
        using var answer = await institute.SendAsync(late);
        await answer.MustBe(HttpStatusCode.PreconditionFailed);
        using var blind = await institute.PostAsJsonAsync($"api/matching/cases/{id}/agreement", new { });
        await blind.MustBe(HttpStatusCode.PreconditionRequired);
    }

    [Fact]
    public async Task An_agreed_case_ends_only_with_its_contract()
    {
        var pair = await market.Suggested();
        var (broker, institute) = (await market.SignInAsBroker(), await market.SignInAsInstitute());
        var id = await market.Agree(pair.Suggestion, 300_000m);
        var draft = await market.DraftOf(id);
        using (var early = await broker.PostAsJsonAsync($"api/matching/cases/{id}/closing", new { reason = "双方不谈了" }))
        {
            await early.MustBe(HttpStatusCode.Conflict);
            Assert.Equal("case.agreed", await early.Code());
        }
        using (var gone = await institute.DeleteAsync($"api/contracts/{draft.GetProperty("id").GetGuid()}"))
        {
            await gone.MustBe(HttpStatusCode.NoContent);
        }
        await Answers.Eventually<object>(async () => Can(await broker.Read($"api/matching/cases/{id}")).Contains("closing") ? new object() : null);
        var closed = await broker.Post($"api/matching/cases/{id}/closing", new { reason = "双方不谈了" });
        Assert.Equal("closed", closed.Text("stage"));
    }

    [Fact]
    public async Task Changed_terms_say_what_they_were_and_each_side_keeps_its_note()
    {
        var id = await market.IntroducedCase(await market.Suggested());
        var (enterprise, institute) = (await market.SignInAsEnterprise(), await market.SignInAsInstitute());
        await enterprise.Post($"api/matching/cases/{id}/agreement", new { amount = 900_000, type = "DEV", note = "含一次到厂指导" });
        var one = await institute.Step($"api/matching/cases/{id}", "agreement", new { amount = 850_000, type = "LIC", note = "" });
        Assert.Equal("含一次到厂指导", one.Text("buyerNote"));
        Assert.Null(one.Text("sellerNote"));
        Assert.Contains("金额 90万元 → 85万元；类型 技术开发 → 技术许可",
            one.GetProperty("history").EnumerateArray().Single(entry => entry.Text("what") == "terms-changed").Text("note"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_declined_suggestion_does_not_come_back_and_a_closed_one_does()
    {
        var (declined, closed) = (await market.Suggested(), await market.Suggested());
        var first = await market.IntroducedCase(declined);
        await (await market.SignInAsInstitute()).Post($"api/matching/cases/{first}/decline", new { reason = "已有合作方" });
        var second = await market.TakenCase(closed);
        await (await market.SignInAsBroker()).Post($"api/matching/cases/{second}/closing", new { reason = "联系不上" });
        var owner = await market.SignInAsEnterprise();
        Assert.Null(await owner.Find(declined.Need, declined.Result));
        Assert.Equal("open", (await owner.Find(closed.Need, closed.Result))!.Value.Text("status"));
        await market.TakenCase(closed);
    }

    [Fact]
    public async Task The_next_step_is_planned_only_by_who_saw_the_case()
    {
        var id = await market.TakenCase(await market.Suggested());
        var broker = await market.SignInAsBroker();
        var plan = new { what = "周五到厂看样", on = market.Clock.Today().AddDays(5) };
        using var blind = await broker.PutAsJsonAsync($"api/matching/cases/{id}/next-action", plan);
        await blind.MustBe(HttpStatusCode.PreconditionRequired);
        using var planned = await Plan(broker, id, plan);
        await planned.MustBe(HttpStatusCode.OK);
        Assert.Equal("周五到厂看样", (await planned.Json()).Text("nextAction"));
        using var past = await Plan(broker, id, new { plan.what, on = new DateOnly(2020, 1, 1) });
        await past.MustBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Notes_of_all_participants_stand_in_the_history()
    {
        var id = await market.IntroducedCase(await market.Suggested());
        foreach (var client in new[] { await market.SignInAsBroker(), await market.SignInAsEnterprise(), await market.SignInAsInstitute() })
        {
            await client.Post($"api/matching/cases/{id}/notes", new { text = "收到" });
        }
        var one = await (await market.SignInAsSupervisor()).Read($"api/matching/cases/{id}");
        Assert.Equal(["taken", "introduced", "noted", "noted", "noted"],
            one.GetProperty("history").EnumerateArray().Select(entry => entry.Text("what")));
    }

    [Fact]
    public async Task A_broker_may_bring_a_pair_together_that_was_not_suggested()
    {
        var (one, other) = (await market.Suggested(), await market.Suggested());
        await (await market.SignInAsBroker()).Post("api/matching/cases", new { needId = one.Need, resultId = other.Result }, HttpStatusCode.Created);
        using var wrongWay = await (await market.SignInAsBroker()).PostAsJsonAsync("api/matching/cases", new { needId = one.Result, resultId = one.Need });
        await wrongWay.MustBe(HttpStatusCode.NotFound);
    }

    private static async Task<HttpResponseMessage> Plan(HttpClient broker, Guid id, object plan)
    {
        using var seen = await broker.GetAsync($"api/matching/cases/{id}");
        using var request = new HttpRequestMessage(HttpMethod.Put, $"api/matching/cases/{id}/next-action") { Content = JsonContent.Create(plan) };
        request.Headers.IfMatch.Add(seen.Headers.ETag!);
        return await broker.SendAsync(request);
    }

    private static IEnumerable<string?> Can(System.Text.Json.JsonElement one) => one.GetProperty("can").EnumerateArray().Select(move => move.GetString());
}
