using TechMarket.Tests.Support;

namespace TechMarket.Benchmarks.Quality;

/// <summary>How well what the market finds and ranks agrees with what people judged, through its own index and scorer.</summary>
/// <param name="asked">One folder of the sets, if only that is wanted.</param>
internal sealed class QualityBenchmark(string? asked) : IBenchmark
{
    public string Name => "quality";

    public string About => "search and matching against judged sets of the data folder";

    public async Task<IReadOnlyList<Row>> Run()
    {
        var rows = new List<Row>();
        foreach (var (folder, run) in All.All(one => one.Folder != asked) ? All : All.Where(one => one.Folder == asked))
        {
            rows.AddRange(Sources.Data(folder) is null ? [new($"{folder}: not in the data folder, left out", "—")] : await run());
        }
        return rows;
    }

    private static readonly (string Folder, Func<Task<IReadOnlyList<Row>>> Run)[] All =
    [
        (NeedsResults.Folder, () => RankJudged.Run(NeedsResults.Read())),
        (RankAwards.Folder, RankAwards.Run),
        ("search-zh", FindPassages.SameScript),
        ("search-zh", FindPassages.OtherScript),
        ("search-zh", FindPassages.InEnglish),
        ("search-en", FindPassages.English),
        (FindTyped.Folder, FindTyped.Run),
        (TellDiscipline.Folder, TellDiscipline.Run),
    ];
}
