using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TechMarket.Events;
using TechMarket.Listings;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Listings;

/// <summary>Needs and results through the front door.</summary>
[Collection(MarketTests.Name)]
public sealed class ListingRouteFacts(SharedMarket shared)
{
    private readonly Market market = shared.Market;

    [Fact]
    public async Task A_need_is_public_only_once_a_supervisor_published_it()
    {
        var owner = await market.SignInAsEnterprise();
        var id = await owner.Draft("needs", market.NeedForm());
        foreach (var stranger in new[] { market.Anyone, await market.SignInAsInstitute(), await market.SignInAsBroker() })
        {
            using var hidden = await stranger.GetAsync($"api/listings/needs/{id}");
            Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        }
        var submitted = await owner.Submitted("needs", market.NeedForm("另一条需求"));
        var supervisor = await market.SignInAsSupervisor();
        Assert.Contains((await supervisor.Read("api/listings/reviews?limit=200")).Items(), item => item.GetProperty("id").GetGuid() == submitted);
        await supervisor.Step($"api/listings/needs/{submitted}", "review", new { publish = true });
        var seen = await market.Anyone.Read($"api/listings/needs/{submitted}");
        Assert.Equal("published", seen.GetProperty("status").GetString());
        Assert.Equal("350502", seen.GetProperty("district").GetString());
    }

    [Fact]
    public async Task A_draft_is_its_owners_alone_until_it_is_handed_in()
    {
        var owner = await market.SignInAsEnterprise();
        var id = await owner.Draft("needs", market.NeedForm("只给自己看"));
        var taken = await owner.Submitted("needs", market.NeedForm("交上去又撤回"));
        await owner.Post($"api/listings/needs/{taken}/withdrawal", new { });
        foreach (var official in new[] { "supervisor", "registrar", "administrator" })
        {
            var reader = await market.As(official);
            foreach (var draft in new[] { id, taken })
            {
                using var hidden = await reader.GetAsync($"api/listings/needs/{draft}");
                await hidden.MustBe(HttpStatusCode.NotFound);
            }
        }
        using var review = await (await market.SignInAsSupervisor()).DecideOn($"api/listings/needs/{id}/review", new { publish = true }, "\"1\"");
        await review.MustBe(HttpStatusCode.NotFound);
        await owner.Post($"api/listings/needs/{taken}/submission", null);
        await (await market.SignInAsSupervisor()).Read($"api/listings/needs/{taken}");
    }

    [Fact]
    public async Task A_deadline_in_the_past_is_told_at_its_field_when_it_is_written()
    {
        var owner = await market.SignInAsEnterprise();
        var form = market.NeedForm();
        form["deadline"] = "2020-01-01";
        using var posted = await owner.PostAsJsonAsync("api/listings/needs", form);
        await posted.MustBe(HttpStatusCode.BadRequest);
        Assert.Contains("已过", (await posted.Json()).GetProperty("errors").GetProperty("deadline")[0].GetString(), StringComparison.Ordinal);
        var id = await owner.Draft("needs", market.NeedForm());
        using var saved = await owner.PutSeen($"api/listings/needs/{id}", form);
        await saved.MustBe(HttpStatusCode.BadRequest);
        await using var scope = market.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ListingsDb>().Needs.Where(n => n.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.Deadline, new DateOnly(2020, 1, 1)));
        using var other = await owner.PutSeen($"api/listings/needs/{id}", form);
        await other.MustBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_confidential_part_is_for_the_owner_and_officials()
    {
        var id = await market.PublishedNeed();
        async Task<string?> Secret(HttpClient reader) => (await reader.Read($"api/listings/needs/{id}")).GetProperty("confidential").GetString();
        Assert.Null(await Secret(market.Anyone));
        Assert.Null(await Secret(await market.SignInAsInstitute()));
        Assert.NotNull(await Secret(await market.SignInAsEnterprise()));
        Assert.NotNull(await Secret(await market.SignInAsRegistrar()));
    }

    [Fact]
    public async Task A_stale_change_is_refused_and_the_first_one_stays()
    {
        var owner = await market.SignInAsEnterprise();
        var id = await owner.Draft("needs", market.NeedForm());
        using var seen = await owner.GetAsync($"api/listings/needs/{id}");
        using var first = await Put(owner, id, market.NeedForm("第一个窗口"), seen.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        using var second = await Put(owner, id, market.NeedForm("第二个窗口"), seen.Headers.ETag.ToString());
        Assert.Equal(HttpStatusCode.PreconditionFailed, second.StatusCode);
        using var blind = await Put(owner, id, market.NeedForm("没看过"), null);
        Assert.Equal(HttpStatusCode.PreconditionRequired, blind.StatusCode);
        using var next = await Put(owner, id, market.NeedForm("接着改"), first.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Fact]
    public async Task What_is_wrong_is_named_by_field()
    {
        var owner = await market.SignInAsEnterprise();
        var form = market.NeedForm();
        (form["title"], form["field"], form["budgetTo"], form["modes"], form["maturity"]) = (" ", "99", 5, new[] { "XXX" }, 12);
        using var answer = await owner.PostAsJsonAsync("api/listings/needs", form);
        await answer.MustBe(HttpStatusCode.BadRequest);
        var fields = (await answer.Json()).GetProperty("errors").EnumerateObject().Select(field => field.Name).Order();
        Assert.Equal(["budgetTo", "field", "maturity", "modes", "title"], fields);
    }

    [Fact]
    public async Task Another_organisation_can_neither_change_nor_withdraw_it()
    {
        var result = await (await market.SignInAsInstitute()).Draft("results", Posting.ResultForm());
        var need = await market.PublishedNeed();
        using var client = await market.SignInAsEnterprise();
        using var other = await client.PostAsync($"api/listings/results/{result}/submission", null);
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
        using var wrongKind = await client.PostAsync($"api/listings/needs/{result}/submission", null);
        Assert.Equal(HttpStatusCode.NotFound, wrongKind.StatusCode);
        await using var foreign = market.Services.CreateAsyncScope();
        var db = foreign.ServiceProvider.GetRequiredService<ListingsDb>();
        await db.Needs.Where(n => n.Id == need).ExecuteUpdateAsync(set => set.SetProperty(n => n.OrganisationId, Guid.NewGuid()));
        using var stolen = await client.PostAsJsonAsync($"api/listings/needs/{need}/withdrawal", new { });
        Assert.Equal(HttpStatusCode.NotFound, stolen.StatusCode);
    }

    [Fact]
    public async Task A_returned_result_says_why_and_can_be_sent_again()
    {
        var owner = await market.SignInAsInstitute();
        var supervisor = await market.SignInAsSupervisor();
        var id = await owner.Submitted("results", Posting.ResultForm());
        using var silent = await supervisor.PostAsJsonAsync($"api/listings/results/{id}/review", new { publish = false });
        Assert.Equal(HttpStatusCode.BadRequest, silent.StatusCode);
        await supervisor.Step($"api/listings/results/{id}", "review", new { publish = false, reason = "请补充应用案例" });
        var returned = await owner.Read($"api/listings/results/{id}");
        Assert.Equal("请补充应用案例", returned.GetProperty("statusReason").GetString());
        using var changed = await owner.PutSeen($"api/listings/results/{id}", Posting.ResultForm("补充后的名称"));
        await changed.MustBe(HttpStatusCode.OK);
        await owner.Post($"api/listings/results/{id}/submission", null);
        await supervisor.Step($"api/listings/results/{id}", "review", new { publish = true });
        Assert.Equal(["submitted", "returned", "submitted", "published"],
            (await owner.Read($"api/listings/results/{id}")).GetProperty("history").EnumerateArray().Select(step => step.GetProperty("what").GetString()));
        Assert.Equal("请补充应用案例", (await supervisor.Read($"api/listings/results/{id}")).GetProperty("history")[1].GetProperty("reason").GetString());
        Assert.Equal(0, (await market.Anyone.Read($"api/listings/results/{id}")).GetProperty("history").GetArrayLength());
        Assert.Equal("补充后的名称", (await market.Anyone.Read($"api/listings/by-ids?ids={id}")).Items()[0].GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("needs", "enterprise")]
    [InlineData("results", "institute")]
    public async Task A_review_never_falls_on_what_the_supervisor_did_not_read(string kind, string role)
    {
        var (owner, supervisor) = (await market.As(role), await market.SignInAsSupervisor());
        object Form(string title) => kind == "needs" ? market.NeedForm(title) : Posting.ResultForm(title);
        var id = await owner.Submitted(kind, Form("读过的内容"));
        var path = $"api/listings/{kind}/{id}";
        var seen = await supervisor.VersionOf(path);
        await owner.Post($"{path}/withdrawal", new { });
        using (var changed = await owner.PutSeen(path, Form("没读过的内容")))
        {
            await changed.MustBe(HttpStatusCode.OK);
        }
        await owner.Post($"{path}/submission", null);
        foreach (var decision in new object[] { new { publish = true }, new { publish = false, reason = "x" } })
        {
            using var stale = await supervisor.DecideOn($"{path}/review", decision, seen);
            await stale.MustBe(HttpStatusCode.PreconditionFailed);
            using var blind = await supervisor.DecideOn($"{path}/review", decision, null);
            await blind.MustBe(HttpStatusCode.PreconditionRequired);
        }
        Assert.Equal("submitted", (await owner.Read(path)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Only_drafts_are_deleted()
    {
        var owner = await market.SignInAsEnterprise();
        var draft = await owner.Draft("needs", new { title = "只有名称" });
        using var gone = await owner.DeleteAsync($"api/listings/needs/{draft}");
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        using var kept = await owner.DeleteAsync($"api/listings/needs/{await market.PublishedNeed()}");
        Assert.Equal("need.not-a-draft", await kept.Code());
    }

    [Fact]
    public async Task Mine_is_paged_newest_first_and_filtered_by_state()
    {
        var owner = await market.SignInAsEnterprise();
        var ids = new List<Guid>();
        for (var i = 0; i < 3; i++)
        {
            ids.Insert(0, await owner.Draft("needs", new { title = $"草稿 {i}" }));
        }
        var first = await owner.Read("api/listings/needs/mine?status=draft&limit=2");
        Assert.Equal(ids[..2], first.Items().Select(item => item.GetProperty("id").GetGuid()));
        var rest = await owner.Read($"api/listings/needs/mine?status=draft&limit=2&after={first.GetProperty("next").GetString()}");
        Assert.Equal(ids[2], rest.Items()[0].GetProperty("id").GetGuid());
        using var wrong = await owner.GetAsync("api/listings/needs/mine?status=nonsense");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task The_feed_tells_every_change_in_order_and_closed_ones_as_closed()
    {
        var service = await market.AsService();
        var (kept, closed) = (await market.PublishedNeed(), await market.PublishedNeed());
        await (await market.SignInAsEnterprise()).Post($"api/listings/needs/{closed}/withdrawal", new { reason = "不再需要" });
        var entries = new List<(long Sequence, bool Closed, Guid Id)>();
        for (var after = "0"; after is not null;)
        {
            var page = await service.Read($"api/listings/feed?after={after}&limit=3");
            entries.AddRange(page.Items().Select(e => (e.GetProperty("sequence").GetInt64(), e.GetProperty("closed").GetBoolean(), e.GetProperty("listing").GetProperty("id").GetGuid())));
            after = page.GetProperty("next").GetString();
        }
        Assert.Equal(entries.Select(e => e.Sequence).Order(), entries.Select(e => e.Sequence));
        Assert.False(entries.Single(e => e.Id == kept).Closed);
        Assert.True(entries.Single(e => e.Id == closed).Closed);
        using var stranger = await (await market.SignInAsSupervisor()).GetAsync("api/listings/feed");
        Assert.Equal(HttpStatusCode.Forbidden, stranger.StatusCode);
    }

    [Fact]
    public async Task A_registered_contract_closes_its_need_as_met()
    {
        var id = await market.PublishedNeed();
        await using (var scope = market.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ListingsDb>();
            db.Say(new ContractRegistered(Guid.NewGuid(), "2026350500000999", "x", "DEV", 1, 1, null, null, null, id, null, new(2026, 7, 1), market.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        }
        await Answers.Eventually(async () => (await market.Anyone.Read($"api/listings/needs/{id}")).GetProperty("status").GetString() == "met" ? "met" : null);
        Assert.Equal("2026350500000999", (await (await market.SignInAsEnterprise()).Read($"api/listings/needs/{id}")).GetProperty("contractNumber").GetString());
    }

    private static async Task<HttpResponseMessage> Put(HttpClient client, Guid id, object form, string? seen)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"api/listings/needs/{id}") { Content = JsonContent.Create(form) };
        if (seen is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", seen);
        }
        return await client.SendAsync(request);
    }
}
