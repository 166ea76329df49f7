using TechMarket.AllInOne.Commands;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.AllInOne.Differences;

/// <summary>
/// Each suggestion names a need and a result that are there, no two name the same, and one is taken exactly while a broker works on it or a
/// contract came of it. A suggestion whose listing has closed stays as it was; it is merely not shown any more.
/// </summary>
internal static class CheckSuggestions
{
    public static async Task Run(RunningMarket market, KnownListings listings, KnownCases cases, Findings found, CancellationToken stop)
    {
        var before = (default(Guid), default(Guid));
        await foreach (var suggestion in market.Rows("matching", "suggestions", stop))
        {
            found.Saw("suggestions");
            var (need, result) = (suggestion.Ref("needId")!.Value, suggestion.Ref("resultId")!.Value);
            foreach (var fault in Faults(need, result, suggestion.Text("status")!, listings, cases))
            {
                found.Add(Words.Suggestion(suggestion.Id) + T("：", ": ") + fault);
            }
            if (before == (need, result))
            {
                found.Add(Words.Suggestion(suggestion.Id) + T($"：与另一条重复（需求 {need}，成果 {result}）", $": doubles another one (need {need}, result {result})"));
            }
            before = (need, result);
        }
    }

    private static IEnumerable<string> Faults(Guid need, Guid result, string status, KnownListings listings, KnownCases cases)
    {
        if (!listings.IsNeed(need))
        {
            yield return T($"所指的需求 {need} 不存在", $"names need {need}, which is not there");
        }
        if (!listings.IsResult(result))
        {
            yield return T($"所指的成果 {result} 不存在", $"names result {result}, which is not there");
        }
        if (status == "taken" && !cases.IsTaken(need, result))
        {
            yield return T("标为撮合中，但没有对应的撮合案件", "is taken, but no case works on it");
        }
        if (status != "taken" && cases.IsRunning(need, result))
        {
            yield return T($"已有进行中的撮合案件，却标为 {status}", $"is {status}, but a case works on it");
        }
    }
}
