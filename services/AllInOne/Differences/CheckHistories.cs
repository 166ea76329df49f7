using TechMarket.AllInOne.Commands;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.AllInOne.Differences;

/// <summary>
/// The history of every contract is whole: no entry was changed, moved, taken out or slipped in since it was written. Contracts goes through the chain of
/// hashes of each; here is said what it found.
/// </summary>
internal static class CheckHistories
{
    public static async Task Run(RunningMarket market, Findings found, CancellationToken stop)
    {
        await foreach (var history in market.Rows("contracts", "histories", stop))
        {
            found.Saw("histories");
            foreach (var fault in Faults(history))
            {
                found.Add(Words.Contract(history.Id) + T("：", ": ") + fault);
            }
        }
    }

    private static IEnumerable<string> Faults(Row history)
    {
        if (history.Text("fault") is { } fault)
        {
            yield return Words.HistoryFault(fault, (int)history.Number("link")!.Value);
        }
        if (history.Is("gone"))
        {
            yield return T("有办理记录，合同却不在，也没有删除的记录", "has a history, but the contract is not there, and nothing says that it was deleted");
        }
    }
}
