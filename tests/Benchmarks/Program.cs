using System.Globalization;
using TechMarket.Benchmarks;
using TechMarket.Benchmarks.Alerts;
using TechMarket.Benchmarks.Bus;
using TechMarket.Benchmarks.Contracts;
using TechMarket.Benchmarks.Main;
using TechMarket.Benchmarks.Quality;
using TechMarket.Benchmarks.Registration;
using TechMarket.Benchmarks.Rules;
using TechMarket.Benchmarks.Search;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
IBenchmark[] all = [new MainBenchmark(), new BusBenchmark(), new RulesBenchmark(), new RegistrationBenchmark(), new ContractsBenchmark(), new AlertsBenchmark(), new SearchBenchmark(args.ElementAtOrDefault(1)), new QualityBenchmark(args.ElementAtOrDefault(1))];

switch (args)
{
    case ["hello", var port]:
        await Hello.Serve(int.Parse(port, CultureInfo.InvariantCulture));
        return 0;
    case []:
        Console.WriteLine("Benchmarks: deploy/bench NAME [--data DIR], deploy/bench quality SET [--data DIR], deploy/bench search COUNT[,COUNT…] [--data DIR]");
        foreach (var benchmark in all)
        {
            Console.WriteLine($"  {benchmark.Name,-10} {benchmark.About}");
        }
        return 0;
    case [var name, .. var rest] when all.FirstOrDefault(b => b.Name == name) is { } chosen:
        if (rest is [.., "--data", var folder])
        {
            Environment.SetEnvironmentVariable("TECHMARKET_DATA", folder);
        }
        return Table.Print(await chosen.Run());
    default:
        await Console.Error.WriteLineAsync($"There is no benchmark '{args[0]}'. Known: {string.Join(", ", all.Select(b => b.Name))}.");
        return 2;
}
