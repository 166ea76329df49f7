using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TechMarket.Matching;
using TechMarket.Platform;
using TechMarket.Tests.Identity;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Matching;

/// <summary>Who sees what: another's suggestions and cases are not there.</summary>
[Collection(MarketTests.Name)]
public sealed class AccessFacts(SharedMarket shared)
{
    private readonly Market market = shared.Market;

    [Fact]
    public async Task Another_enterprise_sees_neither_suggestion_nor_case()
    {
        var pair = await market.Suggested();
        var id = await market.IntroducedCase(pair);
        var stranger = await market.NewPerson(People.NewEmail());
        Assert.Null(await stranger.Find(pair.Need, pair.Result));
        foreach (var (path, body) in new (string, object?)[]
        {
            ($"api/matching/cases/{id}", null),
            ($"api/matching/cases/{id}/agreement", new { }),
            ($"api/matching/cases/{id}/decline", new { reason = "我来谢绝" }),
            ($"api/matching/cases/{id}/notes", new { text = "我来留言" }),
            ($"api/matching/suggestions/{pair.Suggestion}/dismissal", new { reason = "price" }),
        })
        {
            using var answer = body is null ? await stranger.GetAsync(path) : await stranger.PostAsJsonAsync(path, body);
            await answer.MustBe(HttpStatusCode.NotFound);
        }
    }

    [Theory]
    [InlineData("cases")]
    [InlineData("suggestions/mine")]
    [InlineData("suggestions/mine?sort=best")]
    public async Task A_made_up_cursor_is_400(string list)
    {
        var enterprise = await market.SignInAsEnterprise();
        using var answer = await enterprise.GetAsync($"api/matching/{list}{(list.Contains('?', StringComparison.Ordinal) ? '&' : '?')}after={Paging.Cursor("x")}");
        await answer.MustBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Another_broker_sees_the_suggestion_but_not_the_case()
    {
        var pair = await market.Suggested();
        var id = await market.TakenCase(pair);
        var other = await NewBroker();
        Assert.Equal("taken", (await other.Find(pair.Need, pair.Result))!.Value.Text("status"));
        using var read = await other.GetAsync($"api/matching/cases/{id}");
        await read.MustBe(HttpStatusCode.NotFound);
        using var introduced = await other.PostAsJsonAsync($"api/matching/cases/{id}/introduction", new { message = "我来引荐" });
        await introduced.MustBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_broker_without_a_confirmed_certificate_takes_no_case()
    {
        var pair = await market.Suggested();
        var broker = await NewBroker();
        using var answer = await broker.PostAsJsonAsync("api/matching/cases", new { suggestionId = pair.Suggestion });
        await answer.MustBe(HttpStatusCode.Conflict);
        Assert.Equal("broker.not-certified", await answer.Code());
    }

    [Fact]
    public async Task A_broker_whose_certificate_was_withdrawn_takes_no_case_any_more()
    {
        var pair = await market.Suggested();
        var broker = await NewBroker();
        var id = (await broker.Read("api/identity/me")).GetProperty("id").GetGuid();
        using (var submitted = await broker.PutAsJsonAsync("api/identity/brokers/me",
            new { certificateNumber = $"CERT-{id:n}", grade = "senior", issuedBy = "发证机构", issuedOn = "2025-06-01", fields = new[] { "05" } }))
        {
            await submitted.MustBe(HttpStatusCode.OK);
        }
        var supervisor = await market.SignInAsSupervisor();
        await supervisor.Step($"api/identity/brokers/{id}", "certification", new { accept = true });
        await Known(id, valid: true);
        await supervisor.Step($"api/identity/brokers/{id}", "certification", new { accept = false, reason = "证书已注销" });
        await Known(id, valid: false);
        using var answer = await broker.PostAsJsonAsync("api/matching/cases", new { suggestionId = pair.Suggestion });
        await answer.MustBe(HttpStatusCode.Conflict);
        Assert.Equal("broker.not-certified", await answer.Code());
    }

    [Fact]
    public async Task A_party_does_not_act_as_the_broker()
    {
        var id = await market.IntroducedCase(await market.Suggested());
        using var answer = await (await market.SignInAsEnterprise()).PostAsJsonAsync($"api/matching/cases/{id}/closing", new { reason = "不做了" });
        await answer.MustBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_imported_result_is_suggested_to_the_need_it_fits()
    {
        const string what = "渔用绞机永磁同步直驱低速大扭矩控制";
        var need = await market.PublishNeed($"{what}方案", $"{what}效率低，起网时抖动，急需改进{what}。");
        var source = $"import-{Guid.NewGuid():n}";
        using var body = new StringContent($$"""{"id":"1","title":"{{what}}技术","abstract":"{{what}}成套技术，{{what}}已经中试。"}""", Encoding.UTF8, "application/x-ndjson");
        using var imported = await (await market.AsService()).PostAsync($"api/listings/imports/results?source={source}", body);
        await imported.MustBe(HttpStatusCode.Accepted);
        var owner = await market.SignInAsEnterprise();
        await Answers.Eventually<object>(async () => (await owner.Read($"api/matching/suggestions?listing={need}")).GetProperty("items")
            .EnumerateArray().Any(s => s.GetProperty("result").Text("source") == source) ? new object() : null);
    }

    private async Task<HttpClient> NewBroker()
    {
        var email = People.NewEmail("broker");
        await market.Anyone.Post("api/identity/registrations", People.Registration(email, "broker", kind: "agency"), HttpStatusCode.Created);
        await market.Confirm(email);
        return await market.SignIn(email, People.Password);
    }

    private async Task Known(Guid broker, bool valid)
    {
        await using var scope = market.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MatchingDb>();
        await Answers.Eventually(async () => await db.Brokers.AsNoTracking().AnyAsync(b => b.Id == broker && b.Valid == valid) ? "known" : null);
    }
}
