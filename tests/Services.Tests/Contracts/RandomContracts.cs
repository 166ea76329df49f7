using Microsoft.Extensions.DependencyInjection;
using TechMarket.Contracts;
using TechMarket.Events.Codes;
using TechMarket.Tests.Support;
using Xunit;

namespace TechMarket.Tests.Contracts;

/// <summary>A market with 400 registered contracts of 2023 to 2026, all places, types and fields, with odd amounts; the same ones at every run.</summary>
public sealed class RandomContracts : IAsyncLifetime
{
    private readonly Random dice = new(350500);

    internal Market Market { get; private set; } = null!;

    internal IReadOnlyList<Contract> All { get; private set; } = [];

    public async Task InitializeAsync()
    {
        Market = await Market.Open();
        All = [.. Enumerable.Range(1, 400).Select(Make)];
        await using var scope = Market.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ContractsDb>();
        db.Contracts.AddRange(All);
        await db.SaveChangesAsync();
    }

    public async Task DisposeAsync() => await Market.DisposeAsync();

    private Contract Make(int number)
    {
        var day = new DateOnly(2023, 1, 1).AddDays(dice.Next(4 * 365));
        var total = dice.Next(1, 2_000_000_000) / 100m;
        var type = Any(ContractTypes.All);
        var contract = dice.Next(5) == 0 ? Contract.Open(new Terms(), DateTimeOffset.UtcNow, caseId: Guid.NewGuid()) : Contract.Imported(new Terms(), "random", $"{number}", DateTimeOffset.UtcNow);
        contract.TakeOver(new Terms
        {
            Title = $"合同 {number}",
            Type = type,
            SubType = Maybe(ContractSubTypes.Of(type)),
            Seller = new Party { Name = "卖方", District = Place(), Kind = Maybe(PartyKinds.All) },
            Buyer = new Party { Name = "买方", District = Place(), Kind = Maybe(PartyKinds.All) },
            TotalAmount = total,
            TechnologyAmount = decimal.Round(total * dice.Next(101) / 100, 2),
            SignedOn = day,
            Field = Maybe(Fields.All),
            Ip = Maybe(IpKinds.All),
            PlanSource = Maybe(PlanSources.All),
            Objective = Maybe(Objectives.All),
            Industry = Maybe(Industries.Divisions),
        }, $"{day.Year}350599{number:000000}", "350599", day, "", demo: true, DateTimeOffset.UtcNow);
        return contract;
    }

    private string Place() => dice.Next(4) == 0 ? Any(Districts.All) : Any(Districts.Quanzhou);

    private string? Maybe(CodeList list) => dice.Next(10) == 0 ? null : Any(list);

    private string Any(CodeList list) => list.All[dice.Next(list.All.Count)].Value;
}
