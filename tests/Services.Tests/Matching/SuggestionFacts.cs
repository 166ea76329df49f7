using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TechMarket.Matching;
using TechMarket.Matching.Suggestions;
using TechMarket.Platform;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Matching;

[Collection(MarketTests.Name)]
public sealed class SuggestionFacts(SharedMarket shared)
{
    private static readonly string[] Service = ["SRV"];

    private readonly Market market = shared.Market;

    [Fact]
    public async Task A_need_and_a_result_that_fit_are_suggested_with_reasons_that_add_up()
    {
        var pair = await market.Suggested();
        var suggestion = await market.Suggestion(pair.Need, pair.Result);
        var parts = suggestion.GetProperty("parts").EnumerateArray().ToList();
        Assert.Equal(suggestion.GetProperty("score").GetDecimal(), parts.Sum(part => part.GetProperty("points").GetDecimal()));
        Assert.All(parts, part => Assert.False(string.IsNullOrEmpty(part.Text("labelZh")) || string.IsNullOrEmpty(part.Text("labelEn"))));
    }

    [Fact]
    public async Task Both_owners_find_it_among_their_own()
    {
        var pair = await market.Suggested();
        foreach (var owner in new[] { await market.SignInAsEnterprise(), await market.SignInAsInstitute() })
        {
            var mine = await owner.Read("api/matching/suggestions/mine?limit=200");
            Assert.Contains(mine.GetProperty("items").EnumerateArray(), s => s.GetProperty("id").GetGuid() == pair.Suggestion);
        }
    }

    [Fact]
    public async Task A_broker_finds_it_among_the_open_ones_of_its_field()
    {
        var pair = await market.Suggested();
        Assert.Contains(pair.Suggestion, await Open("?field=05&limit=200"));
        Assert.DoesNotContain(pair.Suggestion, await Open("?field=09&limit=200"));
    }

    [Fact]
    public async Task A_changed_need_is_scored_anew()
    {
        var pair = await market.Suggested();
        var owner = await market.SignInAsEnterprise();
        using var changed = await owner.PutSeen($"api/listings/needs/{pair.Need}", new
        {
            title = "茶叶烘焙温度均匀性控制",
            problem = "铁观音烘焙各层温差超过八度。",
            improvement = "温差低于两度",
            worth = "每年一百万元",
            field = "09",
            industry = "C15",
            deadline = market.Clock.Today().AddDays(90),
            modes = Service,
        });
        await changed.MustBe(HttpStatusCode.OK);
        await Answers.Eventually<object>(async () => await owner.Find(pair.Need, pair.Result) is null ? new object() : null);
    }

    /// <summary>Imports make open needs be looked at again, perhaps by an index that has just lost something in a crash.</summary>
    [Fact]
    public async Task A_need_that_did_not_change_keeps_its_suggestions_when_it_is_looked_at_again()
    {
        var pair = await market.Suggested();
        await using var scope = market.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MatchingDb>();
        var need = await Answers.Eventually(() => db.Listings.AsNoTracking().SingleOrDefaultAsync(l => l.Id == pair.Need && l.PairedVersion == l.Version));
        using var empty = new HttpClient(new EmptyIndex()) { BaseAddress = market.Address };
        await new Pairing(db, new SearchClient(empty), scope.ServiceProvider.GetRequiredService<PairingLimits>(), market.Clock).Pair(need, CancellationToken.None);
        await db.SaveChangesAsync();
        Assert.NotNull(await (await market.SignInAsEnterprise()).Find(pair.Need, pair.Result));
    }

    [Fact]
    public async Task A_withdrawn_result_is_suggested_no_more()
    {
        var pair = await market.Suggested();
        await (await market.SignInAsInstitute()).Post($"api/listings/results/{pair.Result}/withdrawal", new { reason = "已转让" });
        var owner = await market.SignInAsEnterprise();
        await Answers.Eventually<object>(async () => await owner.Find(pair.Need, pair.Result) is null ? new object() : null);
    }

    [Fact]
    public async Task A_dismissed_suggestion_is_gone_until_it_is_restored()
    {
        var pair = await market.Suggested();
        var owner = await market.SignInAsEnterprise();
        await owner.Post($"api/matching/suggestions/{pair.Suggestion}/dismissal", new { reason = "too-early", note = "先看中试数据" });
        Assert.Null(await owner.Find(pair.Need, pair.Result));
        Assert.DoesNotContain(pair.Suggestion, await Open("?limit=200"));
        using var restored = await owner.DeleteAsync($"api/matching/suggestions/{pair.Suggestion}/dismissal");
        await restored.MustBe(HttpStatusCode.OK);
        Assert.NotNull(await owner.Find(pair.Need, pair.Result));
    }

    [Fact]
    public async Task What_is_like_a_result_found_not_relevant_falls_at_once_and_rises_again_when_that_is_taken_back()
    {
        var pair = await market.Suggested();
        var title = (await market.Suggestion(pair.Need, pair.Result)).GetProperty("result").Text("title")!;
        var like = await market.PublishResult($"{title}（第二代）", $"{title}的改进。");
        var before = (await market.Suggestion(pair.Need, like)).GetProperty("score").GetDecimal();
        var owner = await market.SignInAsEnterprise();
        await owner.Post($"api/matching/suggestions/{pair.Suggestion}/dismissal", new { reason = "not-relevant" });
        var fallen = await Answers.Eventually<object>(async () => await owner.Find(pair.Need, like) is { } one && one.GetProperty("score").GetDecimal() < before ? one : null);
        var parts = ((JsonElement)fallen).GetProperty("parts").EnumerateArray().ToList();
        Assert.True(parts.Single(part => part.Text("code") == "feedback").GetProperty("points").GetDecimal() < 0);
        Assert.Equal(((JsonElement)fallen).GetProperty("score").GetDecimal(), parts.Sum(part => part.GetProperty("points").GetDecimal()));
        using var restored = await owner.DeleteAsync($"api/matching/suggestions/{pair.Suggestion}/dismissal");
        await Answers.Eventually<object>(async () => await owner.Find(pair.Need, like) is { } one && one.GetProperty("score").GetDecimal() == before ? one : null);
    }

    [Fact]
    public async Task What_is_like_a_result_that_came_near_stands_higher_than_what_is_like_one_not_relevant()
    {
        var pair = await market.Suggested();
        var title = (await market.Suggestion(pair.Need, pair.Result)).GetProperty("result").Text("title")!;
        var like = await market.PublishResult($"{title}（第四代）", $"{title}的改进。");
        await market.Suggestion(pair.Need, like);
        var (owner, path) = (await market.SignInAsEnterprise(), $"api/matching/suggestions/{pair.Suggestion}/dismissal");
        await owner.Post(path, new { reason = "near" });
        var near = (decimal)await Answers.Eventually<object>(async () => await Feedback(owner, pair.Need, like));
        using (await owner.DeleteAsync(path))
        {
            await Answers.Eventually<object>(async () => await Feedback(owner, pair.Need, like) is null ? new object() : null);
        }
        await owner.Post(path, new { reason = "not-relevant" });
        Assert.True((decimal)await Answers.Eventually<object>(async () => await Feedback(owner, pair.Need, like)) < near);
    }

    private static async Task<object?> Feedback(HttpClient owner, Guid need, Guid result) => (await owner.Find(need, result))?.GetProperty("parts").EnumerateArray()
        .Where(part => part.Text("code") == "feedback").Select(part => (object)part.GetProperty("points").GetDecimal()).SingleOrDefault();

    [Fact]
    public async Task A_result_that_comes_for_a_judged_need_has_the_need_scored_once_more_a_little_later()
    {
        var pair = await market.Suggested();
        var title = (await market.Suggestion(pair.Need, pair.Result)).GetProperty("result").Text("title")!;
        await (await market.SignInAsEnterprise()).Post($"api/matching/suggestions/{pair.Suggestion}/dismissal", new { reason = "not-relevant" });
        await Answers.Eventually<object>(async () => await Waits(pair.Need) is null ? new object() : null);
        await market.PublishResult($"{title}（第三代）", $"{title}的改进。");
        var due = await Answers.Eventually<object>(async () => await Waits(pair.Need));
        Assert.True((DateTimeOffset)due > TimeProvider.System.GetUtcNow());
    }

    private async Task<object?> Waits(Guid need)
    {
        await using var scope = market.Services.CreateAsyncScope();
        var waiting = await scope.ServiceProvider.GetRequiredService<MatchingDb>().Waiting.AsNoTracking().SingleOrDefaultAsync(w => w.ListingId == need);
        return waiting?.TryAfter;
    }

    [Fact]
    public async Task A_dismissal_needs_one_of_the_reasons()
    {
        var pair = await market.Suggested();
        using var answer = await (await market.SignInAsEnterprise())
            .PostAsJsonAsync($"api/matching/suggestions/{pair.Suggestion}/dismissal", new { reason = "whatever" });
        await answer.MustBe(HttpStatusCode.BadRequest);
        Assert.Contains("reason", (await answer.Json()).GetProperty("errors").EnumerateObject().Select(e => e.Name));
    }

    [Fact]
    public async Task What_a_broker_works_on_cannot_be_dismissed()
    {
        var pair = await market.Suggested();
        await market.TakenCase(pair);
        using var answer = await (await market.SignInAsEnterprise())
            .PostAsJsonAsync($"api/matching/suggestions/{pair.Suggestion}/dismissal", new { reason = "price" });
        await answer.MustBe(HttpStatusCode.Conflict);
        Assert.Equal("suggestion.taken", await answer.Code());
    }

    [Fact]
    public async Task What_a_broker_works_on_before_it_is_suggested_is_offered_to_nobody_else()
    {
        var pair = await market.Suggested();
        await market.TakenCase(pair);
        await using (var scope = market.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<MatchingDb>().Suggestions.Where(s => s.Id == pair.Suggestion).ExecuteDeleteAsync();
        }
        var owner = await market.SignInAsEnterprise();
        var need = await owner.Read($"api/listings/needs/{pair.Need}");
        using var changed = await owner.PutSeen($"api/listings/needs/{pair.Need}", MainJob.Need(need.Text("title")!, need.Text("problem")!, market.Clock));
        await changed.MustBe(HttpStatusCode.OK);
        var suggestion = await market.Suggestion(pair.Need, pair.Result);
        Assert.NotEqual(pair.Suggestion, suggestion.GetProperty("id").GetGuid());
        Assert.Equal("taken", suggestion.Text("status"));
    }

    /// <summary>Another instance is just suggesting the pair and has not committed yet.</summary>
    [Fact]
    public async Task Who_takes_a_pair_while_it_is_being_suggested_takes_its_suggestion_too()
    {
        var pair = await market.Suggested();
        await using var scope = market.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MatchingDb>();
        await db.Suggestions.Where(s => s.Id == pair.Suggestion).ExecuteDeleteAsync();
        Task<HttpResponseMessage> taking;
        await using (var commit = await db.Database.BeginTransactionAsync())
        {
            await db.Alone(pair.Need, pair.Result, default);
            await db.Database.ExecuteSqlAsync($"""
                insert into matching.suggestions (id, need_id, result_id, score, parts, status, created_at, scored_at)
                values ({pair.Suggestion}, {pair.Need}, {pair.Result}, 60, '[]'::jsonb, 'open', now(), now())
                """);
            taking = (await market.SignInAsBroker()).PostAsJsonAsync("api/matching/cases", new { needId = pair.Need, resultId = pair.Result });
            await Task.Delay(500);
            await commit.CommitAsync();
        }
        using var taken = await taking;
        await taken.MustBe(HttpStatusCode.Created);
        Assert.Equal("taken", await db.Suggestions.Where(s => s.Id == pair.Suggestion).Select(s => s.Status).SingleAsync());
    }

    [Fact]
    public async Task Of_a_taking_and_a_dismissal_in_the_same_moment_one_is_told()
    {
        var pair = await market.Suggested();
        await using var scope = market.Services.CreateAsyncScope();
        await using var other = market.Services.CreateAsyncScope();
        var (first, second) = (scope.ServiceProvider.GetRequiredService<MatchingDb>(), other.ServiceProvider.GetRequiredService<MatchingDb>());
        (await first.Suggestions.SingleAsync(s => s.Id == pair.Suggestion)).Take();
        (await second.Suggestions.SingleAsync(s => s.Id == pair.Suggestion)).Dismiss(Guid.NewGuid(), "price", null, DateTimeOffset.UtcNow);
        await first.SaveChangesAsync();
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync());
    }

    [Fact]
    public async Task Two_workers_that_look_from_the_other_side_at_once_do_not_lock_each_other_out()
    {
        await using var empty = await Market.Open();
        var rows = new[] { Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid() };
        await using (var scope = empty.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MatchingDb>();
            db.Waiting.AddRange(rows.Select(id => new WaitingListing { ListingId = id, Kind = "result", TryAfter = DateTimeOffset.UtcNow.AddDays(1) }));
            await db.SaveChangesAsync();
        }
        var (bothHold, holding) = (new TaskCompletionSource(), 0);
        await Task.WhenAll(Worker(rows[0]), Worker(rows[1]));

        async Task Worker(Guid own)
        {
            await using var scope = empty.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<MatchingDb>();
            await using var commit = await db.Database.BeginTransactionAsync();
            await db.Waiting.FromSql($"select * from matching.waiting_listings where listing_id = {own} for update").SingleAsync();
            if (Interlocked.Increment(ref holding) == 2)
            {
                bothHold.SetResult();
            }
            await bothHold.Task;
            Assert.True(await SuggestForImports.LookFromOtherSide(db, "result", default));
            await commit.CommitAsync();
        }
    }

    [Fact]
    public async Task Nobody_signed_in_sees_no_suggestions()
    {
        using var answer = await market.Anyone.GetAsync("api/matching/suggestions/mine");
        await answer.MustBe(HttpStatusCode.Unauthorized);
    }

    private async Task<List<Guid>> Open(string query)
    {
        var page = await (await market.SignInAsBroker()).Read("api/matching/suggestions/open" + query);
        return [.. page.GetProperty("items").EnumerateArray().Select(s => s.GetProperty("id").GetGuid())];
    }

    private sealed class EmptyIndex : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(new Found(0, 60, [])) });
    }
}
