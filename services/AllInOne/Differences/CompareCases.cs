using System.Text.Json;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.AllInOne.Differences;

/// <summary>
/// Each agreed case has exactly one contract, unless that was dropped, and both name the same parties, need and result; a draft nobody has
/// edited says the amount and type that were agreed to; a registered one gives the case its number.
/// </summary>
internal static class CompareCases
{
    public static void Run(KnownCases cases, IReadOnlyList<Row> contracts, Findings found)
    {
        var byCase = contracts.Where(contract => contract.Ref("caseId") is not null).ToLookup(contract => contract.Ref("caseId")!.Value);
        foreach (var one in cases.All)
        {
            foreach (var fault in Faults(one, [.. byCase[one.Ref("id")!.Value]]))
            {
                found.Add(Words.Case(one.Id) + T("：", ": ") + fault);
            }
        }
        foreach (var stray in byCase.Where(group => cases.Find(group.Key) is null).SelectMany(group => group))
        {
            found.Add(Words.Contract(stray.Id) + T($"：所指的撮合案件 {stray.Text("caseId")} 不存在", $": names case {stray.Text("caseId")}, which is not there"));
        }
    }

    private static IEnumerable<string> Faults(Row one, Row[] contracts) =>
    [
        .. Existence(one, contracts),
        .. Number(one, contracts),
        .. contracts.Select(contract => Difference(one, contract)).Where(difference => difference.Length > 0)
            .Select(difference => T($"与合同不同：{difference}", $"differs from its contract: {difference}")),
    ];

    private static IEnumerable<string> Existence(Row one, Row[] contracts)
    {
        var (agreed, dropped) = (one.Is("agreed") || one.Text("stage") == "agreed", one.Is("dropped"));
        var alive = contracts.Any(contract => contract.Text("status") != "refused");
        if (!agreed && contracts.Length > 0)
        {
            yield return T("双方没有达成意向，却有合同", "has a contract, but both sides have not agreed");
        }
        if (contracts.Length > 1)
        {
            yield return T($"有 {contracts.Length} 份合同", $"has {contracts.Length} contracts");
        }
        if (agreed && !dropped && !alive)
        {
            yield return T("双方已达成意向，却没有合同", "is agreed, but has no contract");
        }
        if (dropped && alive)
        {
            yield return T("记有合同已放弃，合同却还在", "says its contract was dropped, but the contract is there");
        }
    }

    private static IEnumerable<string> Number(Row one, Row[] contracts)
    {
        var registered = contracts.Where(contract => contract.WasRegistered).ToList();
        var expected = registered.ConvertAll(contract => (contract.Ref("id"), contract.Text("number")));
        if (!expected.DefaultIfEmpty((null, null)).Contains((one.Ref("contractId"), one.Text("contractNumber"))))
        {
            var (mine, theirs) = (one.Text("contractNumber") ?? "–", registered.Count == 0 ? "–" : registered[0].Text("number"));
            yield return T($"合同编号为 {mine}，登记的是 {theirs}", $"has contract number {mine}, registered is {theirs}");
        }
    }

    private static string Difference(Row one, Row contract)
    {
        string[] compared = contract.Is("edited") || contract.Text("status") != "draft"
            ? ["needId", "resultId", "sellerId", "buyerId"]
            : ["needId", "resultId", "sellerId", "buyerId", "amount", "type"];
        return string.Join(", ", compared.Select(name => (name, mine: one.Json.GetProperty(name), theirs: contract.Json.GetProperty(name == "amount" ? "totalAmount" : name)))
            .Where(pair => !JsonElement.DeepEquals(pair.mine, pair.theirs))
            .Select(pair => $"{pair.name} {Row.Shown(pair.mine)} ≠ {Row.Shown(pair.theirs)}"));
    }
}
