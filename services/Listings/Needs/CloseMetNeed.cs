using Microsoft.EntityFrameworkCore;
using TechMarket.Events;
using TechMarket.Listings.Organisations;
using TechMarket.Platform.Messaging;

namespace TechMarket.Listings.Needs;

/// <summary>A registered contract that came from a need closes the need as met.</summary>
internal sealed class CloseMetNeed(ListingsDb db) : IConsume<ContractRegistered>
{
    public async Task Consume(ContractRegistered heard, CancellationToken stop)
    {
        var need = await db.Needs.SingleOrDefaultAsync(n => n.Id == heard.NeedId, stop);
        if (need?.MeetBy(heard.Number, heard.At) == true)
        {
            need.Change = await db.NextChange(stop);
            need.Tell(db, KnownOrganisation.NameOf(await db.Organisations.FindAsync([need.OrganisationId], stop)), heard.At);
        }
    }
}
