using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TechMarket.Contracts;
using TechMarket.Platform;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Contracts;

/// <summary>Every write is in the history, and the history is chained.</summary>
public sealed class HistoryFacts
{
    [Fact]
    public async Task Histories_from_before_there_were_chains_are_chained_at_the_start_and_altered_ones_are_not_chained_anew()
    {
        await using var market = await Market.Open();
        var (seller, registrar) = (await market.SignInAsInstitute(), await market.SignInAsRegistrar());
        var (old, altered) = (await seller.Accepted(registrar, Filing.Content(market.Clock.Today())), await seller.Accepted(registrar, Filing.Content(market.Clock.Today())));
        var before = await Hashes(market, old);
        await market.Run($"update contracts.contract_changes set link = 0, hash = '' where contract_id = '{old}'; delete from contracts.change_chains where contract_id = '{old}'");
        await market.Run($"update contracts.contract_changes set hash = '', who = '别人' where link = 2 and contract_id = '{altered}'; delete from contracts.change_chains where contract_id = '{altered}'");
        await market.Restart();
        Assert.Equal(before, await Hashes(market, old));
        Assert.Contains("", await Hashes(market, altered));
        await (await market.SignInAsRegistrar()).Register(old);
        Assert.Equal(before.Count + 1, (await Hashes(market, old)).Distinct().Count());
    }

    [Fact]
    public async Task A_deleted_draft_leaves_its_history_with_who_deleted_it()
    {
        await using var market = await Market.Open();
        var seller = await market.SignInAsInstitute();
        var id = await seller.StartDraft("不要了");
        using (var deleted = await seller.DeleteAsync($"api/contracts/{id}"))
        {
            Assert.True(deleted.IsSuccessStatusCode);
        }
        await using var scope = market.Services.CreateAsyncScope();
        var history = await scope.ServiceProvider.GetRequiredService<ContractsDb>().Changes.Where(change => change.ContractId == id).OrderBy(change => change.Link).ToListAsync();
        Assert.Equal(["opened", "deleted"], history.Select(change => change.What));
        Assert.Equal("不要了", history[1].Note);
        Assert.NotNull(history[1].WhoId);
    }

    private static async Task<List<string>> Hashes(Market market, Guid contract)
    {
        await using var scope = market.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ContractsDb>().Changes.Where(change => change.ContractId == contract)
            .OrderBy(change => change.Position).Select(change => change.Hash).ToListAsync();
    }
}
