using TechMarket.AllInOne.Demo;
using TechMarket.Contracts;
using TechMarket.Identity;
using TechMarket.Listings;
using TechMarket.Matching;
using TechMarket.Platform;
using TechMarket.Portal;
using TechMarket.Search;

namespace TechMarket.AllInOne;

/// <summary>Every service of the market, opened by one door.</summary>
public static class Rooms
{
    public static IService[] All =>
    [
        new IdentityService(), new ListingsService(), new SearchService(), new MatchingService(), new ContractsService(), new PortalService(), new DemoRoom(),
    ];
}
