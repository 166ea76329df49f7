using TechMarket.Listings;
using TechMarket.Platform;

return await Hosting.Run(args, new ListingsService());
