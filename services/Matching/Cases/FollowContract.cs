using Microsoft.EntityFrameworkCore;
using TechMarket.Events;
using TechMarket.Platform.Messaging;

namespace TechMarket.Matching.Cases;

/// <summary>The contract that came of a case has its number, or will not come: the case shows it.</summary>
internal sealed class FollowContract(MatchingDb db) : IConsume<ContractRegistered>, IConsume<ContractDropped>, IConsume<ContractReopened>
{
    public async Task Consume(ContractDropped heard, CancellationToken stop)
    {
        if (await db.Cases.Include(c => c.History).SingleOrDefaultAsync(c => c.Id == heard.CaseId, stop) is { IsRunning: true } one)
        {
            one.LoseContract(heard.Why, heard.At);
        }
    }

    public async Task Consume(ContractReopened heard, CancellationToken stop)
    {
        if (await db.Cases.Include(c => c.History).SingleOrDefaultAsync(c => c.Id == heard.CaseId, stop) is { } one)
        {
            one.RegainContract(heard.At);
        }
    }

    public async Task Consume(ContractRegistered heard, CancellationToken stop)
    {
        if (await db.Cases.SingleOrDefaultAsync(c => c.Id == heard.CaseId, stop) is { ContractNumber: null } one)
        {
            one.FollowContract(heard.ContractId, heard.Number, heard.At);
        }
    }
}
