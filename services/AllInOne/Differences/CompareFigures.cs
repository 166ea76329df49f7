using System.Globalization;
using System.Text.Json;
using TechMarket.AllInOne.Commands;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.AllInOne.Differences;

/// <summary>The statistics officials read, for the city on each basis, against the sums of the registered contracts.</summary>
internal sealed class CompareFigures
{
    private static readonly string[] Bases = ["registered", "output", "absorbed"];
    private static readonly string[] Periods = ["toDate", "lastYearSamePeriod", "lastYearWhole"];
    private static readonly string[] Compared = ["count", "totalAmount", "technologyAmount", "lastYearCount", "lastYear", "thisYearCount", "thisYear"];

    private readonly IReadOnlyList<JsonElement> answers;

    private CompareFigures(IReadOnlyList<JsonElement> answers)
    {
        this.answers = answers;
        Sums = [.. answers.Select(answer => new FigureSums(answer.GetProperty("basis").GetString()!,
            DateOnly.ParseExact(answer.GetProperty("asOf").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture)))];
    }

    /// <summary>To be filled with all contracts.</summary>
    public IReadOnlyList<FigureSums> Sums { get; }

    public static async Task<CompareFigures> Read(RunningMarket market, CancellationToken stop)
    {
        var answers = new List<JsonElement>();
        foreach (var basis in Bases)
        {
            answers.Add(await market.Get($"api/contracts/statistics?basis={basis}", stop));
        }
        return new(answers);
    }

    public void Run(Findings found)
    {
        foreach (var (answer, sums) in answers.Zip(Sums))
        {
            Compare(Figures(answer), sums, found);
        }
    }

    internal static void Compare(IReadOnlyDictionary<string, decimal> figures, FigureSums sums, Findings found)
    {
        foreach (var name in figures.Keys.Union(sums.All.Keys).Order(StringComparer.Ordinal))
        {
            var (figure, sum) = (figures.GetValueOrDefault(name), sums.All.GetValueOrDefault(name));
            if (figure != sum)
            {
                // The distance stays while other contracts are registered; the figures do not.
                found.Add(new Difference($"{sums.Basis} {name} {figure - sum}",
                    T($"统计（{sums.Basis}）{name} 为 {figure}，合同合计为 {sum}", $"Statistics ({sums.Basis}): {name} is {figure}, the contracts sum up to {sum}")));
            }
        }
    }

    /// <summary>Every figure of an answer under a name of its own.</summary>
    internal static Dictionary<string, decimal> Figures(JsonElement answer)
    {
        var named = Periods.Select(part => (part, answer.GetProperty(part)))
            .Concat(Slices("byDistrict", "code")).Concat(Slices("byType", "code")).Concat(Slices("byField", "code")).Concat(Slices("byMonth", "month"));
        return named.SelectMany(part => part.Item2.EnumerateObject().Where(value => Compared.Contains(value.Name))
            .Select(value => KeyValuePair.Create($"{part.Item1}.{value.Name}", value.Value.GetDecimal()))).ToDictionary();

        IEnumerable<(string, JsonElement)> Slices(string part, string key) =>
            answer.GetProperty(part).EnumerateArray().Select(slice => ($"{part} {slice.GetProperty(key)}", slice));
    }
}
