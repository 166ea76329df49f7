namespace TechMarket.Contracts.Rules;

/// <summary>The conditions of form: in writing, in Chinese, approved, sealed.</summary>
internal static partial class Checks
{
    private static Dictionary<string, Check> OfForm => new()
    {
        ["contract.oral"] = When(t => t.Particulars.WrittenForm == "oral"),
        ["contract.electronic-too-early"] = When(t => t.Particulars.WrittenForm == "electronic"),
        ["contract.chinese-copy-missing"] = When(t => t.Particulars is { Language: "foreign", ChineseCopy: not true }),
        ["contract.approval-missing"] = When(t => t.Particulars.Approval == "missing"),
        ["contract.approval-number-missing"] = When(t => t.Particulars.Approval == "granted" && None(t.Particulars.ApprovalNumber)),
        ["contract.seal-missing"] = When(t => t.Particulars.Seals == "missing"),
        ["contract.seal-differs"] = When(t => t.Particulars.Seals == "differ"),
        ["contract.currency-missing"] = When(t => IsCrossBorder(t) && (None(t.Particulars.Currency) || None(t.Particulars.Country))),
        ["contract.import-filed-by-seller"] = When(t => t.Seller.District == Abroad),
    };

    private const string Abroad = "000000";

    private static bool IsCrossBorder(Terms terms) => terms.Seller.District == Abroad || terms.Buyer.District == Abroad;
}
