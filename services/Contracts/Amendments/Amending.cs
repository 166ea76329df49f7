using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.Contracts.Amendments;

internal static class Amending
{
    /// <summary>Puts another content in the place of the registered one, which is kept as it was sealed.</summary>
    public static void Amend(this ContractsDb db, Contract contract, Terms terms, Caller who, DateTimeOffset now, string note)
    {
        var before = ContractEdition.Before(contract, now);
        var changes = contract.Amend(terms, now.BusinessDate());
        db.Editions.Add(before);
        db.Changes.Add(ContractChange.Of(contract, "amended", who, now, note, changes));
    }
}
