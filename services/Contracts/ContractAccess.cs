using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts;

/// <summary>Who may see which contract: the seller always, the buyer and officials from the first submission on; everybody else finds nothing.</summary>
internal static class ContractAccess
{
    /// <summary>The contract, for whoever may see it.</summary>
    public static async Task<Contract> Seen(this ContractsDb db, Guid id, Caller caller, CancellationToken stop) =>
        await db.Contracts.SingleOrDefaultAsync(contract => contract.Id == id, stop) is { } contract && MaySee(contract, caller)
            ? contract
            : throw Missing();

    /// <summary>The contract, for a member of the selling organisation.</summary>
    public static async Task<Contract> Own(this ContractsDb db, Guid id, Caller caller, CancellationToken stop) =>
        await db.Contracts.SingleOrDefaultAsync(contract => contract.Id == id, stop) is { } contract
        && contract.Terms.Seller.OrganisationId is { } seller && caller.Owns(seller)
            ? contract
            : throw Missing();

    /// <summary>The contract, for the registrar who decides on it and belongs to neither party.</summary>
    public static async Task<Contract> ForReview(this ContractsDb db, Guid id, Caller caller, CancellationToken stop)
    {
        var contract = await db.Seen(id, caller, stop);
        return !contract.IsParty(caller.Organisation) ? contract : throw new RuleBroken("contract.registrar-is-party",
            "您所在单位是合同一方，请由其他登记员办理。", "Your organisation is a party to this contract; another registrar must decide.");
    }

    private static bool MaySee(Contract contract, Caller caller) =>
        (contract.Terms.Seller.OrganisationId is { } seller && caller.Owns(seller))
        || (contract.SubmittedAt is not null || contract.Status == Contract.Registered)
            && (caller.IsOfficial || caller.IsOperator || contract.IsParty(caller.Organisation));

    private static NotHere Missing() => new("没有找到这份合同。", "There is no such contract.");
}
