using TechMarket.Search;
using TechMarket.Platform;

return await Hosting.Run(args, new SearchService());
