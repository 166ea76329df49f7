using TechMarket.Events.Codes;

namespace TechMarket.Contracts.Rules;

/// <summary>Both parties are named, placed, of a known kind, and not the same (不予登记 reason 3: 合同主体不明确).</summary>
internal static class PartyRules
{
    public static IEnumerable<Fault> Faults(Terms terms) =>
    [
        .. One(terms.Seller, "seller", "卖方", "The seller"),
        .. One(terms.Buyer, "buyer", "买方", "The buyer"),
        .. Together(terms.Seller, terms.Buyer),
    ];

    private static IEnumerable<Fault> One(Party party, string side, string chinese, string english)
    {
        if (string.IsNullOrWhiteSpace(party.Name))
        {
            yield return new($"contract.{side}-missing", $"{side}.name", "3", $"请填写{chinese}名称", $"{english} has no name");
        }
        if (!string.IsNullOrEmpty(party.CreditCode) && !CreditCode.IsValid(party.CreditCode))
        {
            yield return new($"contract.{side}-credit-code-wrong", $"{side}.creditCode", "3",
                $"{chinese}统一社会信用代码有误（校验码不符）", $"{english}'s unified social credit code is wrong (check character)");
        }
        if (!Districts.All.Has(party.District))
        {
            yield return new($"contract.{side}-district-missing", $"{side}.district", "3", $"请选择{chinese}所在地", $"{english} has no district");
        }
        if (!PartyKinds.All.Has(party.Kind))
        {
            yield return new($"contract.{side}-kind-missing", $"{side}.kind", "3", $"请选择{chinese}性质", $"{english} has no kind");
        }
    }

    private static IEnumerable<Fault> Together(Party seller, Party buyer)
    {
        var same = (seller.OrganisationId is not null && seller.OrganisationId == buyer.OrganisationId)
            || (!string.IsNullOrEmpty(seller.CreditCode) && seller.CreditCode == buyer.CreditCode)
            || (!string.IsNullOrWhiteSpace(seller.Name) && seller.Name.Trim() == buyer.Name.Trim());
        if (same)
        {
            yield return new("contract.parties-are-the-same", "buyer.name", "3", "买方与卖方不能是同一单位", "Seller and buyer cannot be the same");
        }
    }
}
