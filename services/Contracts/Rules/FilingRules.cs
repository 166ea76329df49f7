using TechMarket.Platform.Errors;

namespace TechMarket.Contracts.Rules;

/// <summary>
/// What a contract must say before a registrar looks at it: the form 技术合同登记表, and the published reasons for refusal that can be seen
/// from the form alone (规则 art. 39 of the draft; Torch Centre answers of 2021). The rules are data; those in force on a day judge it.
/// </summary>
internal static class FilingRules
{
    /// <summary>Everything that is missing, wrong or doubtful, in the order of the form.</summary>
    /// <param name="on">The day of application; it chooses the rule set.</param>
    public static IReadOnlyList<Fault> Faults(Terms terms, DateOnly on)
    {
        var set = RuleSet.On(on);
        return [.. Rule.All.Where(rule => rule.IsFor(terms, set)).Select(rule => Checks.Find(rule, terms, on)).OfType<Fault>()];
    }

    /// <param name="doubles">What <see cref="RegisterRules"/> found.</param>
    public static void MustHold(Terms terms, DateOnly on, IReadOnlyList<Fault> doubles) =>
        MustBeNone([.. Faults(terms, on).Concat(doubles).Where(fault => fault.Stops)]);

    /// <summary>The same for what may be filed when the contract is no longer valid.</summary>
    public static void MustHoldAfterItsEnd(Terms terms, DateOnly on) =>
        MustBeNone([.. Faults(terms, on).Where(fault => fault.Stops && fault.Code != "contract.no-longer-valid")]);

    /// <summary>0 ≤ 技术交易额 ≤ 成交额.</summary>
    public static void TechnologyMustFit(decimal? technology, decimal? total) =>
        MustBeNone([.. Checks.Amounts.Select(rule => Checks.Find(rule, new Terms { TechnologyAmount = technology, TotalAmount = total }, default)).OfType<Fault>()]);

    private static void MustBeNone(List<Fault> faults)
    {
        if (faults.Count > 0)
        {
            throw new RuleBroken(faults[0].Code,
                string.Join("；", faults.Select(f => f.Chinese)) + "。", string.Join("; ", faults.Select(f => f.English)) + ".");
        }
    }
}
