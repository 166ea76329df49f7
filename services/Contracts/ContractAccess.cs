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

    /// <summary>The same, while nobody else changes it until the commit: what is added beside it is added by one after the other.</summary>
    public static async Task<Contract> OwnAlone(this ContractsDb db, Guid id, Caller caller, CancellationToken stop)
    {
        await db.Database.ExecuteSqlAsync($"select 1 from contracts.contracts where id = {id} for update", stop);
        return await db.Own(id, caller, stop);
    }

    /// <summary>
    /// The contract, for the registrar who decides on it: of neither party, not the first reviewer where a second one decides, and not while a colleague has
    /// taken it. Whoever had taken it gives it back with the decision, unless it stays theirs to go on with.
    /// </summary>
    public static async Task<Contract> ForReview(
        this ContractsDb db, Guid id, Caller caller, DateTimeOffset now, CancellationToken stop, bool staysTaken = false)
    {
        var contract = await db.Seen(id, caller, stop);
        contract.MustBeReviewableBy(caller);
        if (await db.Claims.FindAsync([id], stop) is { } claim)
        {
            claim.MustLetThrough(caller, now);
            if (!staysTaken)
            {
                db.Claims.Remove(claim);
            }
        }
        return contract;
    }

    public static bool MaySee(Contract contract, Caller caller) =>
        (contract.Terms.Seller.OrganisationId is { } seller && caller.Owns(seller))
        || (contract.SubmittedAt is not null || contract.RegisteredAt is not null)
            && (caller.IsOfficial || caller.IsOperator || contract.IsParty(caller.Organisation));

    private static NotHere Missing() => new("没有找到这份合同。", "There is no such contract.");
}
