using TechMarket.Contracts;
using TechMarket.Platform;

return await Hosting.Run(args, new ContractsService());
