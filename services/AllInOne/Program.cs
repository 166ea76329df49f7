using TechMarket.AllInOne;
using TechMarket.AllInOne.Commands;
using TechMarket.Platform;

return Command.IsMeant(args) ? await Command.Run(args) : await Hosting.Run(args, Rooms.All);
