using System.Net;
using System.Net.Http.Json;
using TechMarket.Platform;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Contracts;

/// <summary>Who works on a contract is seen by colleagues, and they do not work on it meanwhile.</summary>
[Collection(MarketTests.Name)]
public sealed class ClaimFacts(SharedMarket shared)
{
    private Market Market => shared.Market;

    [Fact]
    public async Task Of_those_who_take_a_contract_at_once_one_gets_it_and_the_others_are_told_who()
    {
        var (path, seller, one) = await Submitted();
        HttpClient[] all = [one, await Market.AnotherRegistrar("甲"), await Market.AnotherRegistrar("乙"), await Market.AnotherRegistrar("丙")];
        var answers = await Task.WhenAll(all.Select(registrar => registrar.PutAsync($"{path}/claim", null)));
        var name = (await Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK).Json()).GetProperty("takenBy").GetString()!;
        foreach (var refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.OK))
        {
            await refused.MustBe(HttpStatusCode.Conflict);
            Assert.Contains(name, (await refused.Json()).GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
        Assert.Equal(name, (await one.Read(path)).GetProperty("takenBy").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await seller.Read(path)).GetProperty("takenBy").ValueKind);
        Array.ForEach(answers, answer => answer.Dispose());
    }

    [Fact]
    public async Task A_colleague_does_not_decide_on_what_is_taken_until_it_is_given_back()
    {
        var (path, _, taker) = await Submitted();
        var colleague = await Market.AnotherRegistrar();
        await Take(taker, path);
        await colleague.MustBeForbidden(path, "acceptance", "contract.taken");
        using (var notTheirs = await colleague.DeleteAsync($"{path}/claim"))
        {
            await notTheirs.MustBe(HttpStatusCode.Conflict);
        }
        using (var given = await taker.DeleteAsync($"{path}/claim"))
        {
            await given.MustBe(HttpStatusCode.NoContent);
        }
        await colleague.Step(path, "acceptance");
    }

    [Fact]
    public async Task Acceptance_keeps_a_contract_taken_and_the_next_decision_gives_it_back()
    {
        var (path, _, taker) = await Submitted();
        await Take(taker, path);
        await taker.Step(path, "acceptance");
        Assert.NotEqual(System.Text.Json.JsonValueKind.Null, (await taker.Read(path)).GetProperty("takenBy").ValueKind);
        await taker.Step(path, "second-review", new { opinion = "有争议" });
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await taker.Read(path)).GetProperty("takenBy").ValueKind);
        await (await Market.AnotherRegistrar()).Step(path, "registration");
    }

    [Fact]
    public async Task Whoever_went_home_holds_nobody_up_for_long()
    {
        var (path, _, taker) = await Submitted();
        await Take(taker, path);
        await Market.Run($"update contracts.claims set until = until - interval '1 day' where contract_id = '{path.Split('/')[^1]}'");
        var colleague = await Market.AnotherRegistrar();
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await colleague.Read(path)).GetProperty("takenBy").ValueKind);
        await Take(colleague, path);
        await taker.MustBeForbidden(path, "acceptance", "contract.taken");
    }

    private static async Task Take(HttpClient registrar, string path)
    {
        using var taken = await registrar.PutAsync($"{path}/claim", null);
        await taken.MustBe(HttpStatusCode.OK);
    }

    private async Task<(string Path, HttpClient Seller, HttpClient Registrar)> Submitted()
    {
        var seller = await Market.SignInAsInstitute();
        return ($"api/contracts/{await seller.Submitted(Filing.Content(Market.Clock.Today()))}", seller, await Market.SignInAsRegistrar());
    }
}
