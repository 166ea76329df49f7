using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TechMarket.Events.Codes;

namespace TechMarket.Contracts;

/// <summary>
/// What statistics split contracts by and the registration form does not ask. The database derives these columns from the others, so they
/// always agree with them and can be indexed.
/// </summary>
internal sealed partial class Contract
{
    /// <summary>The class of the 合同成交额, see <see cref="ContractSizes"/>.</summary>
    public string? Size { get; private init; }

    /// <summary><c>DEV/commissioned</c>; <c>DEV/unstated</c> without a sub-type.</summary>
    public string? DetailedType { get; private init; }

    /// <summary>涉外与港澳台: <c>yes</c> when a party sits outside the mainland, else null.</summary>
    public string? CrossBorder { get; private init; }

    /// <summary><c>yes</c> when a broker's case here led to it, else null.</summary>
    public string? FromCase { get; private init; }

    /// <summary>高校院所向企业: <c>yes</c> when a university or research institute sells to an enterprise, else null.</summary>
    public string? InstituteToEnterprise { get; private init; }

    public static void MapFigures(EntityTypeBuilder<Contract> contract)
    {
        string[] bounds = [.. ContractSizes.All.All.Select(size => size.Value).Reverse()];
        contract.Property(c => c.Size).HasComputedColumnSql(
            $"case {string.Concat(bounds.Select(bound => $"when total_amount >= {bound} then '{bound}' "))}end", stored: true);
        contract.Property(c => c.DetailedType).HasComputedColumnSql("type || '/' || coalesce(sub_type, 'unstated')", stored: true);
        contract.Property(c => c.CrossBorder).HasComputedColumnSql(
            """
            case when seller_district in ('000000', '710000', '810000', '820000') or buyer_district in ('000000', '710000', '810000', '820000')
            or seller_kind = 'abroad' or buyer_kind = 'abroad' then 'yes' end
            """, stored: true);
        contract.Property(c => c.FromCase).HasComputedColumnSql("case when case_id is not null then 'yes' end", stored: true);
        contract.Property(c => c.InstituteToEnterprise).HasComputedColumnSql(
            "case when seller_kind in ('university', 'research') and buyer_kind = 'enterprise' then 'yes' end", stored: true);
    }
}
