using static TechMarket.Platform.Bilingual;

namespace TechMarket.AllInOne.Differences;

/// <summary>
/// A registered contract closes its need as met, with its number, unless the need had ended otherwise before; and a need's contract number is that
/// of a contract registered for it, even if that registration has ended since. That a contract closed it, and not its owner's word, shows in the moment: it is that of the registration.
/// </summary>
internal static class CompareNeeds
{
    public static void Run(KnownListings listings, IReadOnlyList<Row> contracts, Findings found)
    {
        var registered = contracts.Where(contract => contract.WasRegistered && contract.Ref("needId") is not null).ToList();
        foreach (var contract in registered)
        {
            if (Fault(contract, contract.Ref("needId")!.Value, listings) is { } fault)
            {
                found.Add(Words.Contract(contract.Id) + $" ({contract.Text("number")})" + T("：", ": ") + fault);
            }
        }
        var numbers = registered.Select(contract => (contract.Ref("needId")!.Value, contract.Text("number")!)).ToHashSet();
        foreach (var (id, need) in listings.Met)
        {
            if (need.Text("contractNumber") is { } number && !numbers.Contains((id, number)))
            {
                found.Add(Words.Listing(need.Part("listing")) + T($"：因合同 {number} 而关闭，但没有这样登记的合同", $": met by contract {number}, but no such contract is registered for it"));
            }
        }
    }

    private static string? Fault(Row contract, Guid need, KnownListings listings) =>
        !listings.IsNeed(need) ? T($"所指的需求 {need} 不存在", $"names need {need}, which is not there")
        : listings.AwaitsContract(need) ? T($"已登记，需求 {need} 却没有因此关闭", $"is registered, but need {need} is not met by it")
        : listings.Met.TryGetValue(need, out var met) && met.Text("contractNumber") is null && Row.Close(met.Moment("closedAt"), contract.Moment("registeredAt"))
            ? T($"已登记，需求 {need} 因此关闭，却没有记下合同编号", $"is registered and met need {need}, which does not carry its number")
        : null;
}
