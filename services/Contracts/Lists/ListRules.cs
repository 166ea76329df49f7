using TechMarket.Contracts.Registration;
using TechMarket.Contracts.Rules;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts.Lists;

/// <summary>Which contracts make one list; every refusal names the numbers that do not fit.</summary>
internal static class ListRules
{
    /// <summary>Checks them all; returns whether they are large ones.</summary>
    /// <param name="today">Chooses the rules that say what is large.</param>
    public static bool MustFit(IReadOnlyList<Contract> contracts, Numbering numbering, ReviewRules review, Caller registrar, DateOnly today)
    {
        MustBeNone(contracts, contract => contract.Status != Contract.Registered, "list.not-registered",
            "只有已登记且有效的合同可以列入清单，请去掉：", "Only contracts whose registration is in force can be listed; leave out: ");
        MustBeNone(contracts, contract => contract.Office != numbering.Office, "list.other-office",
            "只能列入本登记机构登记的合同，请去掉：", "Only contracts registered by this office can be listed; leave out: ");
        MustBeNone(contracts, contract => contract.ListId is not null, "list.contract-listed",
            "一份合同只能在一份有效清单中，请去掉：", "A contract is in one live list at most; leave out: ");
        foreach (var contract in contracts)
        {
            contract.MustBeReviewableBy(registrar);
        }
        MustBeNone(contracts, contract => SellerOf(contract) != SellerOf(contracts[0]), "list.other-seller",
            $"一份清单只列同一卖方的合同（{contracts[0].Terms.Seller.Name}），请去掉：", $"A list is of one seller ({contracts[0].Terms.Seller.Name}); leave out: ");
        return SizeOf(contracts, review, today);
    }

    /// <summary>The same organisation, whatever name it had when it signed.</summary>
    public static string SellerOf(Contract contract) => contract.Terms.Seller.CreditCode ?? contract.Terms.Seller.Name;

    private static bool SizeOf(IReadOnlyList<Contract> contracts, ReviewRules review, DateOnly today)
    {
        var rules = RuleSet.On(today);
        var (large, others) = (contracts.Where(one => review.IsLarge(rules, one.Terms)).ToList(), contracts.Where(one => !review.IsLarge(rules, one.Terms)).ToList());
        return large.Count == 0 || others.Count == 0 ? large.Count > 0 : throw new RuleBroken("list.mixed-sizes",
            $"大额合同与其他合同须分列清单。大额合同：{Numbers(large)}；其他合同：{Numbers(others)}。",
            $"Large contracts and others go into lists of their own. Large: {Numbers(large)}; others: {Numbers(others)}.");
    }

    private static void MustBeNone(IEnumerable<Contract> contracts, Func<Contract, bool> wrong, string code, string chinese, string english)
    {
        if (contracts.Where(wrong).ToList() is { Count: > 0 } found)
        {
            throw new RuleBroken(code, $"{chinese}{Numbers(found)}。", $"{english}{Numbers(found)}.");
        }
    }

    private static string Numbers(IEnumerable<Contract> contracts) => string.Join(", ", contracts.Select(contract => contract.Number ?? contract.Terms.Title));
}
