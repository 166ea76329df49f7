using TechMarket.Platform.Auth;

namespace TechMarket.Contracts.Rules;

/// <summary>The rules of filing that look beyond the form: at what is filed already, and at the texts that go with it.</summary>
internal static class RegisterRules
{
    /// <param name="terms">The content to judge; what is saved, or what is being typed.</param>
    public static async Task<IReadOnlyList<Fault>> Faults(Contract contract, Terms terms, Caller caller, ContractsDb db, CancellationToken stop) =>
        [.. await Duplicates.Of(contract.Id, terms, db, stop), .. await TextRules.Of(contract, caller, db, stop)];
}
