using System.Globalization;

namespace TechMarket.Contracts.Rules;

/// <summary>The amounts and how they are paid (不予登记 reason 5: 价款不明确).</summary>
internal static partial class Checks
{
    private static Dictionary<string, Check> OfMoney => new()
    {
        ["contract.total-not-positive"] = When(t => t.TotalAmount is not > 0),
        ["contract.technology-amount-missing"] = When(t => t.TechnologyAmount is null),
        ["contract.technology-negative"] = When(t => t.TechnologyAmount < 0),
        ["contract.technology-zero"] = When(t => t.TechnologyAmount == 0),
        ["contract.technology-exceeds-total"] = When(t => t.TechnologyAmount > t.TotalAmount),
        ["contract.deductions-do-not-add-up"] = (terms, _, _) => Deductions(terms),
        ["contract.equipment-not-deducted"] = (terms, rule, _) =>
            terms.Deductions.Count == 0 && terms.TechnologyAmount == terms.TotalAmount && rule.Said(terms) is { } word ? [word] : null,
        ["contract.royalty-terms-missing"] = When(t => t.PaymentMode is "royalty" or "royalty-with-entry-fee"
            && (None(t.Particulars.RoyaltyBase) || t.Particulars.RoyaltyRate is not (> 0 and <= 100))),
        ["contract.entry-fee-missing"] = When(t => t.PaymentMode == "royalty-with-entry-fee" && !(t.Particulars.EntryFee > 0 && t.Particulars.EntryFee <= (t.TotalAmount ?? decimal.MaxValue))),
    };

    private static IReadOnlyList<object?>? Deductions(Terms terms)
    {
        var (sum, left) = (terms.Deductions.Sum(d => d.Amount), terms.TotalAmount - terms.TechnologyAmount);
        return terms.Deductions.Count > 0 && left >= 0 && sum != left ? [Yuan(sum), Yuan(left)] : null;
    }

    private static string? Yuan(decimal? amount) => amount?.ToString("#,##0.00", CultureInfo.InvariantCulture);
}
