using Microsoft.EntityFrameworkCore;
using TechMarket.Contracts.Organisations;
using TechMarket.Events;
using TechMarket.Events.Codes;
using TechMarket.Platform.Errors;
using TechMarket.Platform.Messaging;

namespace TechMarket.Contracts.Drafts;

/// <summary>Both sides of a case have agreed: opens the seller's draft, filled in with all that is known.</summary>
internal sealed class OpenDraft(ContractsDb db, TimeProvider clock) : IConsume<MatchAgreed>
{
    public async Task Consume(MatchAgreed heard, CancellationToken stop)
    {
        if (await db.Contracts.AnyAsync(contract => contract.CaseId == heard.CaseId, stop))
        {
            return;
        }
        var seller = await Known(heard.SellerId, stop);
        var buyer = await Known(heard.BuyerId, stop);
        var contract = Contract.Open(Prefilled(heard, seller, buyer), clock.GetUtcNow(),
            heard.CaseId, heard.NeedId, heard.ResultId, seller.Demo || buyer.Demo);
        db.Contracts.Add(contract);
        db.Changes.Add(ContractChange.Of(contract, "opened", heard.BrokerId, heard.BrokerName, clock.GetUtcNow(), heard.NeedTitle));
    }

    private static Terms Prefilled(MatchAgreed heard, Organisation seller, Organisation buyer) => new()
    {
        Title = heard.ResultTitle,
        Type = ContractTypes.All.Has(heard.Type) ? heard.Type : null,
        Seller = seller.AsParty(),
        Buyer = buyer.AsParty(),
        TotalAmount = heard.Amount,
        Field = Fields.All.Has(heard.Field) ? heard.Field : null,
        Industry = Industries.Divisions.Has(heard.Industry) ? heard.Industry : null,
    };

    /// <summary>News of an organisation may still be under way; the message is then tried again.</summary>
    private async Task<Organisation> Known(Guid id, CancellationToken stop) =>
        await db.Organisations.FindAsync([id], stop) ?? throw new NotHeardYet($"Organisation {id} is not known here yet.");
}
