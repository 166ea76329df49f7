using System.Text.RegularExpressions;
using TechMarket.Events.Codes;

namespace TechMarket.Contracts.Rules;

/// <summary>Both parties are named, placed, of a known kind, able to contract, and not the same (不予登记 reason 3: 合同主体不明确).</summary>
internal static partial class Checks
{
    private static Dictionary<string, Check> OfParties => new(
        Of("seller", terms => terms.Seller).Concat(Of("buyer", terms => terms.Buyer)))
    {
        ["contract.seller-nature-does-not-fit"] = (terms, _, on) => OtherNature(terms.Seller.Kind, terms.Particulars.SellerNature, on),
        ["contract.buyer-nature-does-not-fit"] = (terms, _, on) => OtherNature(terms.Buyer.Kind, terms.Particulars.BuyerNature, on),
        ["contract.parties-are-the-same"] = When(t => Same(t.Seller, t.Buyer)),
    };

    private static Dictionary<string, Check> Of(string side, Func<Terms, Party> party) => new()
    {
        [$"contract.{side}-missing"] = When(t => None(party(t).Name)),
        [$"contract.{side}-is-a-part"] = (terms, _, _) => Part().IsMatch(party(terms).Name.Trim()) ? [party(terms).Name] : null,
        [$"contract.{side}-credit-code-wrong"] = When(t => !string.IsNullOrEmpty(party(t).CreditCode) && !CreditCode.IsValid(party(t).CreditCode!)),
        [$"contract.{side}-district-missing"] = Unlisted(Districts.All, t => party(t).District),
        [$"contract.{side}-kind-missing"] = Unlisted(PartyKinds.All, t => party(t).Kind),
    };

    private static IReadOnlyList<object?>? OtherNature(string? kind, string? nature, DateOnly on) =>
        PartyKinds.All.Has(kind) && nature is not null && !PartyNatures.Of(kind).Has(nature, on) ? [PartyNatures.All.Label(nature), PartyKinds.All.Label(kind)] : null;

    private static bool Same(Party seller, Party buyer) =>
        (seller.OrganisationId is not null && seller.OrganisationId == buyer.OrganisationId)
        || (!string.IsNullOrEmpty(seller.CreditCode) && seller.CreditCode == buyer.CreditCode)
        || (!None(seller.Name) && seller.Name.Trim() == buyer.Name.Trim());

    /// <summary>A department, school of a university, project team or the like: no legal person.</summary>
    [GeneratedRegex("(项目部|项目组|课题组|教研室|研发部|技术部|采购部|销售部|办公室|实验中心|工程学院|材料学院|机械学院|化学院|车间)\\z")]
    private static partial Regex Part();
}
