using TechMarket.AllInOne.Commands;
using TechMarket.Tests.Contracts;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.AllInOne;

/// <summary>What <c>deploy/import</c> does with a file, and the code it ends with.</summary>
[Collection(MarketTests.Name)]
public sealed class ImportFileFacts(SharedMarket shared)
{
    private const string Header = "externalId,title,type,registeredOn,sellerName,sellerDistrict,buyerName,buyerDistrict,totalAmount\n";

    private readonly Market market = shared.Market;

    [Fact]
    public async Task A_preview_stores_nothing_and_the_same_file_then_comes_in()
    {
        var name = $"{Guid.NewGuid():N}";
        Assert.Equal(0, await Load(name, Header + Row(name, "1000.00"), "&preview=true"));
        Assert.Equal(0, await Stored(name));
        Assert.Equal(0, await Load(name, Header + Row(name, "1000.00"), ""));
        Assert.Equal(1, await Stored(name));
    }

    [Fact]
    public async Task A_faulty_row_ends_it_with_1_and_nothing_stored_unless_it_is_passed_over()
    {
        var name = $"{Guid.NewGuid():N}";
        var file = Header + Row(name, "1000.00") + Row(name + "-", "many");
        Assert.Equal(1, await Load(name, file, "&preview=true"));
        Assert.Equal(1, await Load(name, file, ""));
        Assert.Equal(0, await Stored(name));
        Assert.Equal(0, await Load(name, file, "&skipFaulty=true"));
        Assert.Equal(1, await Stored(name));
    }

    private static string Row(string id, string amount) => $"{id},往年合同,DEV,2019-05-06,往年卖方,350503,往年买方,350581,{amount}\n";

    private async Task<int> Load(string source, string content, string how)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{source}.csv");
        await File.WriteAllTextAsync(path, content);
        try
        {
            using var running = new RunningMarket(await market.AsService());
            return await ImportFile.Load(running, "contracts", "contracts", path, source, how, CancellationToken.None);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private Task<long> Stored(string source) => market.Count($"select count(*) from contracts.contracts where source = '{source}'");
}
