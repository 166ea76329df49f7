using Microsoft.EntityFrameworkCore;
using TechMarket.Contracts.Rules;
using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.Contracts.Lists;

/// <summary>A list dies in the commit that makes it untrue; its other contracts may then be put into another.</summary>
internal static class VoidLists
{
    /// <summary>Called with a contract that was changed, before that is saved.</summary>
    public static async Task VoidListOf(this ContractsDb db, Contract changed, ReviewRules review, Caller who, DateTimeOffset now, CancellationToken stop)
    {
        if (changed.ListId is not { } id)
        {
            return;
        }
        var list = await db.Lists.SingleAsync(one => one.Id == id, stop);
        if (!changed.IsEnded && Fits(changed, list, review))
        {
            return;
        }
        list.Void(changed.IsEnded ? changed.Status : "amended", changed.Number!, now.BusinessDate());
        foreach (var contract in await db.Contracts.Where(contract => contract.ListId == id).ToListAsync(stop))
        {
            contract.LeaveList();
            db.Changes.Add(ContractChange.Of(contract, "list-voided", who, now, list.Number));
        }
    }

    /// <summary>Still of the list's seller and on its side of the threshold.</summary>
    private static bool Fits(Contract contract, RegistrationList list, ReviewRules review) =>
        list.Large == review.IsLarge(RuleSet.On(list.MadeOn), contract.Terms) && ListRules.SellerOf(contract) == (list.SellerCreditCode ?? list.SellerName);
}
