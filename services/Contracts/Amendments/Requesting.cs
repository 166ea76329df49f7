using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts.Amendments;

internal static class Requesting
{
    /// <summary>Keeps what is asked for; one request of a contract waits at a time.</summary>
    public static async Task<ChangeRequest> Ask(
        this ContractsDb db, Contract contract, string reason, Terms? terms, Caller who, DateTimeOffset now, CancellationToken stop)
    {
        if (await db.Requests.AnyAsync(request => request.ContractId == contract.Id && request.Status == ChangeRequest.Waiting, stop))
        {
            throw Waiting();
        }
        var asked = db.Requests.Add(ChangeRequest.Of(contract, reason, terms, who, now)).Entity;
        db.Changes.Add(ContractChange.Of(contract, $"{asked.Kind}-asked", who, now, reason, terms is null ? null : contract.Terms.DifferenceTo(terms)));
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException both) when (Twice.Is(both))
        {
            throw Waiting();
        }
        return asked;
    }

    private static RuleBroken Waiting() => new("contract.request-waiting",
        "这份合同已有一份申请等待办理，办结后才能再申请。", "A request for this contract is waiting; ask again when it has been decided.");
}
