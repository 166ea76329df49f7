using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts.Organisations;

internal static class FindOrganisation
{
    /// <summary>The organisation of this market behind a party, by its credit code or, without one, by the id sent along with the same name.</summary>
    public static async Task<Organisation?> Find(this ContractsDb db, Party party, CancellationToken stop) =>
        party.CreditCode is { } code ? await db.Organisations.FirstOrDefaultAsync(o => o.CreditCode == code, stop)
        : party.OrganisationId is { } id ? await db.Organisations.FirstOrDefaultAsync(o => o.Id == id && o.Name == party.Name, stop)
        : null;

    /// <summary>Only an organisation that was verified hands in contracts and their texts.</summary>
    public static async Task MustBeVerified(this ContractsDb db, Caller caller, CancellationToken stop)
    {
        if (await db.Organisations.FindAsync([caller.Organisation], stop) is not { IsVerified: true })
        {
            throw new RuleBroken("organisation.not-verified", "单位信息尚未通过审核，审核通过后才能提交合同、上传合同文本。",
                "Your organisation has not been verified yet; contracts are submitted and their texts uploaded once it is.");
        }
    }
}
