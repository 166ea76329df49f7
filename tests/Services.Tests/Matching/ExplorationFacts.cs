using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TechMarket.Matching;
using TechMarket.Matching.Suggestions;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Matching;

/// <summary>What later learning needs to know of a suggestion: where it stood, with what chance it was shown, what became of it.</summary>
[Collection(MarketTests.Name)]
public sealed class ExplorationFacts(SharedMarket shared)
{
    private readonly Market market = shared.Market;

    [Fact]
    public async Task One_from_below_the_best_is_drawn_and_kept_with_its_place_and_its_chance()
    {
        var pair = await market.Suggested();
        Guid[] below = [(await market.Suggested()).Result, (await market.Suggested()).Result];
        await using var scope = market.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MatchingDb>();
        await db.Suggestions.Where(s => s.NeedId == pair.Need).ExecuteDeleteAsync();
        await db.Listings.Where(l => l.Id == pair.Need).ExecuteUpdateAsync(set => set.SetProperty(l => l.PairedVersion, (long?)null));
        var need = await db.Listings.AsNoTracking().SingleAsync(l => l.Id == pair.Need);
        using var index = new HttpClient(new Answering([pair.Result, .. below])) { BaseAddress = market.Address };
        var limits = scope.ServiceProvider.GetRequiredService<PairingLimits>() with { PerListing = 1, ExplorePercent = 100 };
        await new Pairing(db, new SearchClient(index), limits, market.Clock).Pair(need, CancellationToken.None);
        await db.SaveChangesAsync();

        var kept = await db.Suggestions.AsNoTracking().Where(s => s.NeedId == pair.Need).OrderBy(s => s.Position).ToListAsync();
        Assert.Equal([(1, 1d), (kept[1].ResultId == below[0] ? 2 : 3, .5)], kept.Select(s => (s.Position!.Value, s.Chance)));
        Assert.Contains(kept[1].ResultId, below);
        Assert.All(kept, s => Assert.Equal(7, s.Ranker));
        var owner = await market.SignInAsEnterprise();
        Assert.Equal((false, true), ((await owner.Find(pair.Need, pair.Result))!.Value.GetProperty("explored").GetBoolean(), (await owner.Find(pair.Need, kept[1].ResultId))!.Value.GetProperty("explored").GetBoolean()));
    }

    [Fact]
    public void Each_below_is_drawn_at_times_and_with_the_chance_it_is_said_to_have()
    {
        Related[] below = [.. Enumerable.Range(0, 4).Select(_ => new Related(Guid.NewGuid(), 60, []))];
        var drawn = Enumerable.Range(0, 400).Select(_ => Exploration.Draw(.2, below)!).ToList();
        Assert.Equal(below.Select(one => one.Id).Order(), drawn.Select(one => one.One.Id).Distinct().Order());
        Assert.All(drawn, one => Assert.Equal(.05, one.Chance, 10));
        Assert.Null(Exploration.Draw(.2, []));
    }

    [Fact]
    public async Task What_became_of_suggestions_can_be_read_and_reasons_that_say_nothing_of_the_match_are_left_out()
    {
        var (misfit, dear, introduced) = (await market.Suggested(), await market.Suggested(), await market.Suggested());
        var owner = await market.SignInAsEnterprise();
        await owner.Post($"api/matching/suggestions/{misfit.Suggestion}/dismissal", new { reason = "not-relevant" });
        await owner.Post($"api/matching/suggestions/{dear.Suggestion}/dismissal", new { reason = "price" });
        await market.IntroducedCase(introduced);
        using var service = await market.AsService();
        var rows = (await service.Read("api/matching/outcomes?limit=1000")).GetProperty("items").EnumerateArray().ToLookup(row => row.GetProperty("need").GetGuid());
        Assert.Equal("not-relevant", rows[misfit.Need].Single().Text("what"));
        Assert.Empty(rows[dear.Need]);
        var row = rows[introduced.Need].Single();
        Assert.Equal(("introduced", 1d, 0), (row.Text("what"), row.GetProperty("chance").GetDouble(), row.GetProperty("ranker").GetInt32()));
        Assert.True(row.GetProperty("position").GetInt32() >= 1 && row.GetProperty("points").GetProperty("text").GetDecimal() > 0);
        Assert.Equal(HttpStatusCode.Forbidden, (await owner.GetAsync("api/matching/outcomes")).StatusCode);
    }

    /// <summary>Says that these fit, in this order, all of them well.</summary>
    private sealed class Answering(Guid[] listings) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = JsonContent.Create(new Found(7, 60, [.. listings.Select((id, at) => new Related(id, 90 - at, [new Part("text", 90 - at, "文", "Text", null, null, null)]))])),
            });
    }
}
