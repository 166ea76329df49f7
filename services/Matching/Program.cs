using TechMarket.Matching;
using TechMarket.Platform;

return await Hosting.Run(args, new MatchingService());
