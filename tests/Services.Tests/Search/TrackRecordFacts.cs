using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using TechMarket.Contracts;
using TechMarket.Events;
using TechMarket.Platform.Errors;
using TechMarket.Search.Records;
using TechMarket.Tests.Matching;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Search;

/// <summary>What an institute has sold stands in the score of its other results.</summary>
public sealed class TrackRecordFacts : IAsyncLifetime
{
    private Market market = null!;

    public async Task InitializeAsync() => market = await Market.Open();

    public async Task DisposeAsync() => await market.DisposeAsync();

    [Fact]
    public async Task Registered_contracts_count_for_the_seller_each_once_and_as_long_as_they_stand()
    {
        var need = await market.PublishNeed("陶瓷釉面针孔检测", "釉面针孔漏检，需要在线视觉检测。");
        var result = await market.PublishResult("釉面针孔在线视觉检测装置", "面向陶瓷釉面针孔的视觉检测。");
        using var administrator = await market.SignInAsAdministrator();
        var (before, institute) = await Record(administrator, need, result);
        Assert.Equal(0, before);
        var contract = Guid.NewGuid();
        foreach (var id in new[] { contract, contract, Guid.NewGuid() })
        {
            await Registered(id, institute);
        }
        await Points(.8m);
        await Say(new RegistrationEnded(contract, "revoked", market.Clock.GetUtcNow()));
        await Points(.4m);
        var late = Guid.NewGuid();
        await Say(new RegistrationEnded(late, "cancelled", market.Clock.GetUtcNow()));
        await Registered(late, institute);
        await Registered(Guid.NewGuid(), institute);
        await Points(.8m);
        Task Points(decimal wanted) => Answers.Eventually<object>(async () => (await Record(administrator, need, result)).Points == wanted ? new object() : null);
    }

    [Fact]
    public void Nothing_is_scored_for_good_before_the_records_are_read() =>
        Assert.Throws<NotReady>(() => new RecordKeeper(market.Services.GetRequiredService<IServiceScopeFactory>(), market.Clock, NullLogger<RecordKeeper>.Instance).MustHaveRead());

    private Task Registered(Guid contract, Guid seller) =>
        Say(new ContractRegistered(contract, "2026350500000998", "x", "DEV", 1, 1, seller, null, null, null, null, new(2026, 7, 1), market.Clock.GetUtcNow()));

    private async Task Say<TEvent>(TEvent happened) where TEvent : class, IEvent
    {
        await using var scope = market.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ContractsDb>();
        db.Say(happened);
        await db.SaveChangesAsync();
    }

    private static async Task<(decimal Points, Guid Institute)> Record(HttpClient client, Guid need, Guid result)
    {
        var one = await Answers.Eventually<object>(async () => (await client.Read($"api/search/related/{need}")).GetProperty("items").EnumerateArray()
            .Where(item => item.GetProperty("id").GetGuid() == result).Select(item => (object)item).SingleOrDefault());
        var item = (JsonElement)one;
        return (item.GetProperty("parts").EnumerateArray().Single(part => part.Text("code") == "record").GetProperty("points").GetDecimal(), item.GetProperty("organisationId").GetGuid());
    }
}
