using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Contracts.Rules;

/// <summary>合同文本: whether there is one, and whether the same file is with another filing.</summary>
internal static class TextRules
{
    private static readonly Rule missing = Rule.Named("contract.text-missing"), same = Rule.Named("contract.same-file");

    /// <param name="caller">Who is told: the other contract is named only to those who may see it.</param>
    public static async Task<IReadOnlyList<Fault>> Of(Contract contract, Caller caller, ContractsDb db, CancellationToken stop)
    {
        if (contract.TextHashes.Count == 0)
        {
            return [new Fault(missing, [])];
        }
        var found = await db.Texts.Where(own => own.ContractId == contract.Id)
            .Join(db.Texts, own => own.Sha256, text => text.Sha256, (own, text) => new { own.Name, text.ContractId })
            .Join(Duplicates.Filed(db, contract.Id), text => text.ContractId, other => other.Id, (text, other) => new { text.Name, Other = other })
            .OrderBy(text => text.Other.Id).FirstOrDefaultAsync(stop);
        return found is null ? [] : [new Fault(same, [found.Name, Named(found.Other, caller)])];
    }

    private static string Named(Contract other, Caller caller) => ContractAccess.MaySee(other, caller)
        ? T($"已申请登记的合同“{other.Terms.Title}”{(other.Number is null ? "" : $"（{other.Number}）")}", $"the contract “{other.Terms.Title}”{(other.Number is null ? "" : $" ({other.Number})")}, which is filed already")
        : T("已申请登记的另一份合同", "another contract, which is filed already");
}
