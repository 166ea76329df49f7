using TechMarket.Identity;
using TechMarket.Platform;

return await Hosting.Run(args, new IdentityService());
