using TechMarket.AllInOne.Commands;

namespace TechMarket.AllInOne.Differences;

/// <summary>One look at everything.</summary>
internal static class LookAtMarket
{
    public static async Task<Findings> Once(RunningMarket market, CancellationToken stop)
    {
        var found = new Findings();
        await CompareOrganisations.Run(market, found, stop);
        await CompareBrokers.Run(market, found, stop);
        var listings = await CompareListings.Run(market, found, stop);
        var cases = await KnownCases.Read(market, found, stop);
        await CheckSuggestions.Run(market, listings, cases, found, stop);
        var (numbers, figures) = (new NumberRegister(), await CompareFigures.Read(market, stop));
        var contracts = await ReadContracts.Run(market, numbers, figures.Sums, found, stop);
        await numbers.Check(market, found, stop);
        figures.Run(found);
        await CompareSums.Run(market, found, stop);
        CompareCases.Run(cases, contracts, found);
        CompareNeeds.Run(listings, contracts, found);
        await CheckHistories.Run(market, found, stop);
        await CheckMessages.Run(market, found, stop);
        return found;
    }
}
