using TechMarket.AllInOne.Commands;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.AllInOne.Differences;

/// <summary>
/// Goes through all contracts once, for all that is compared with them: each adds to the figures and to the register of numbers, and
/// those of cases and needs, which people make one by one, are kept.
/// </summary>
internal static class ReadContracts
{
    public static async Task<IReadOnlyList<Row>> Run(
        RunningMarket market, NumberRegister numbers, IReadOnlyList<FigureSums> sums, Findings found, CancellationToken stop)
    {
        var kept = new List<Row>();
        await foreach (var contract in market.Rows("contracts", "contracts", stop))
        {
            found.Saw("contracts");
            numbers.Add(contract, found);
            foreach (var one in sums)
            {
                one.Add(contract);
            }
            if (!contract.Is("intact"))
            {
                found.Add(Words.Contract(contract.Id) + T($"（{contract.Text("number")}）：登记后内容被改动，与登记时的摘要不符", $" ({contract.Text("number")}): changed since it was registered and sealed"));
            }
            if (!contract.Is("incomeAdds"))
            {
                found.Add(Words.Contract(contract.Id) + T("：累计核定的技术性收入与各笔到账之和不符", ": its verified income is not the sum of its verified receipts"));
            }
            if (!contract.Is("recorded"))
            {
                found.Add(Words.Contract(contract.Id) + T("：没有办理记录", ": has no history"));
            }
            if (contract.Ref("caseId") is not null || contract.Ref("needId") is not null)
            {
                kept.Add(contract.Kept());
            }
        }
        return kept;
    }
}
