using Microsoft.EntityFrameworkCore;

namespace TechMarket.Contracts.Organisations;

internal static class FindOrganisation
{
    /// <summary>The organisation of this market behind a party, by its credit code or, without one, by the id sent along with the same name.</summary>
    public static async Task<Organisation?> Find(this ContractsDb db, Party party, CancellationToken stop) =>
        party.CreditCode is { } code ? await db.Organisations.FirstOrDefaultAsync(o => o.CreditCode == code, stop)
        : party.OrganisationId is { } id ? await db.Organisations.FirstOrDefaultAsync(o => o.Id == id && o.Name == party.Name, stop)
        : null;
}
