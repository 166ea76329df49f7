using Microsoft.EntityFrameworkCore;
using TechMarket.Events;
using TechMarket.Platform.Messaging;

namespace TechMarket.Matching.Cases;

/// <summary>The contract that came of a case has its number: the case shows it.</summary>
internal sealed class FollowContract(MatchingDb db) : IConsume<ContractRegistered>
{
    public async Task Consume(ContractRegistered heard, CancellationToken stop)
    {
        if (await db.Cases.SingleOrDefaultAsync(c => c.Id == heard.CaseId, stop) is { ContractNumber: null } one)
        {
            one.FollowContract(heard.ContractId, heard.Number, heard.At);
        }
    }
}
