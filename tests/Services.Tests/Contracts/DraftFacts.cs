using System.Net;
using System.Net.Http.Json;
using TechMarket.Platform;
using TechMarket.Tests.Support;
using Xunit;

namespace TechMarket.Tests.Contracts;

/// <summary>What the seller may do, and what the rules forbid.</summary>
[Collection(MarketTests.Name)]
public sealed class DraftFacts(SharedMarket shared)
{
    private Market Market => shared.Market;

    [Fact]
    public async Task A_draft_needs_only_a_title_and_belongs_to_the_callers_organisation()
    {
        var seller = await Market.SignInAsInstitute();
        var draft = await seller.Read($"api/contracts/{await seller.StartDraft("只有名称")}");
        Assert.Equal("draft", draft.GetProperty("status").GetString());
        Assert.Equal(await seller.OrganisationOf(), draft.GetProperty("seller").GetProperty("organisationId").GetGuid());
        Assert.Contains("contract.buyer-missing", draft.GetProperty("hindrances").EnumerateArray().Select(h => h.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Another_organisations_draft_is_not_found_and_nobody_else_may_change_it()
    {
        var (seller, other, registrar) = (await Market.SignInAsInstitute(), await Market.SignInAsEnterprise(), await Market.SignInAsRegistrar());
        var id = await seller.StartDraft();
        foreach (var stranger in new[] { other, registrar })
        {
            using var read = await stranger.GetAsync($"api/contracts/{id}");
            await read.MustBe(HttpStatusCode.NotFound);
        }
        using var submitted = await other.PostAsync($"api/contracts/{id}/submission", null);
        await submitted.MustBe(HttpStatusCode.NotFound);
        using var anonymous = await Market.Anyone.GetAsync($"api/contracts/{id}");
        await anonymous.MustBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_stale_write_is_told_and_a_blind_one_refused()
    {
        var seller = await Market.SignInAsInstitute();
        var id = await seller.StartDraft();
        using var seen = await seller.GetAsync($"api/contracts/{id}");
        using (var first = await seller.PutSeen($"api/contracts/{id}", new { title = "第一个标签页" }))
        {
            await first.MustBe(HttpStatusCode.OK);
        }
        using var late = new HttpRequestMessage(HttpMethod.Put, $"api/contracts/{id}") { Content = JsonContent.Create(new { title = "第二个标签页" }) };
        late.Headers.IfMatch.Add(seen.Headers.ETag!);
        using var stale = await seller.SendAsync(late);
        await stale.MustBe(HttpStatusCode.PreconditionFailed);
        using var blind = await seller.PutAsJsonAsync($"api/contracts/{id}", new { title = "没看过" });
        await blind.MustBe((HttpStatusCode)428);
        Assert.Equal("第一个标签页", (await seller.Read($"api/contracts/{id}")).GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_draft_is_submitted_as_its_seller_saw_it()
    {
        var seller = await Market.SignInAsInstitute();
        var path = $"api/contracts/{await seller.StartDraft()}";
        using var seen = await seller.GetAsync(path);
        using (var saved = await seller.PutSeen(path, Filing.Content(Market.Clock.Today())))
        {
            await saved.MustBe(HttpStatusCode.OK);
        }
        using (var stale = await seller.DecideOn($"{path}/submission", null, seen.Headers.ETag!.ToString()))
        {
            await stale.MustBe(HttpStatusCode.PreconditionFailed);
        }
        using var blind = await seller.PostAsync($"{path}/submission", null);
        await blind.MustBe(HttpStatusCode.PreconditionRequired);
    }

    [Fact]
    public async Task The_history_keeps_every_field_before_and_after()
    {
        var seller = await Market.SignInAsInstitute();
        var id = await seller.StartDraft("旧名称");
        using (var saved = await seller.PutSeen($"api/contracts/{id}", new { title = "新名称", totalAmount = 12.5m }))
        {
            await saved.MustBe(HttpStatusCode.OK);
        }
        var edited = (await seller.Read($"api/contracts/{id}")).GetProperty("history").EnumerateArray().Last();
        Assert.Equal("edited", edited.GetProperty("what").GetString());
        var fields = edited.GetProperty("fields").EnumerateArray().ToDictionary(
            f => f.GetProperty("field").GetString()!, f => (f.GetProperty("before").GetString(), f.GetProperty("after").GetString()));
        Assert.Equal(("旧名称", "新名称"), fields["title"]);
        Assert.Equal(((string?)null, "12.50"), fields["totalAmount"]);
    }

    [Fact]
    public async Task A_technology_amount_above_the_total_cannot_be_submitted()
    {
        var seller = await Market.SignInAsInstitute();
        var id = await seller.StartDraft();
        using (var saved = await seller.PutSeen($"api/contracts/{id}", Filing.Content(Market.Clock.Today(), 100m, 100.01m)))
        {
            await saved.MustBe(HttpStatusCode.OK);
        }
        using var answer = await seller.PostSeen($"api/contracts/{id}", "submission");
        await answer.MustBe(HttpStatusCode.Conflict);
        Assert.Equal("contract.technology-exceeds-total", await answer.Code());
    }

    [Theory]
    [InlineData("type", "XYZ")]
    [InlineData("field", "99")]
    [InlineData("totalAmount", -1)]
    [InlineData("totalAmount", 0.001)]
    [InlineData("signedOn", "20260101")]
    public async Task A_wrong_shape_is_400(string field, object value)
    {
        var seller = await Market.SignInAsInstitute();
        var id = await seller.StartDraft();
        using var answer = await seller.PutSeen($"api/contracts/{id}", new Dictionary<string, object> { ["title"] = "x", [field] = value });
        await answer.MustBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_draft_can_be_thrown_away_a_submitted_contract_cannot()
    {
        var seller = await Market.SignInAsInstitute();
        var draft = await seller.StartDraft();
        using (var gone = await seller.DeleteAsync($"api/contracts/{draft}"))
        {
            await gone.MustBe(HttpStatusCode.NoContent);
        }
        using (var missing = await seller.GetAsync($"api/contracts/{draft}"))
        {
            await missing.MustBe(HttpStatusCode.NotFound);
        }
        var submitted = await seller.Submitted(Filing.Content(Market.Clock.Today()));
        using var kept = await seller.DeleteAsync($"api/contracts/{submitted}");
        await kept.MustBe(HttpStatusCode.Conflict);
        Assert.Equal("contract.not-a-draft", await kept.Code());
    }

    [Fact]
    public async Task A_made_up_cursor_of_my_contracts_is_400()
    {
        using var answer = await (await Market.SignInAsInstitute()).GetAsync($"api/contracts/mine?after={Paging.Cursor("x")}");
        await answer.MustBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task My_contracts_come_page_by_page()
    {
        var seller = await Market.SignInAsInstitute();
        var made = new List<Guid> { await seller.StartDraft("甲"), await seller.StartDraft("乙"), await seller.StartDraft("丙") };
        var first = await seller.Read("api/contracts/mine?status=draft&limit=2");
        var second = await seller.Read($"api/contracts/mine?status=draft&limit=2&after={first.GetProperty("next").GetString()}");
        var seen = first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray())
            .Select(c => c.GetProperty("id").GetGuid()).ToList();
        Assert.Equal([made[2], made[1], made[0]], seen.Take(3));
    }
}
