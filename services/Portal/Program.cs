using TechMarket.Portal;
using TechMarket.Platform;

return await Hosting.Run(args, new PortalService());
