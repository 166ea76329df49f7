using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts;

/// <summary>登记清单 a contract is in.</summary>
internal sealed partial class Contract
{
    /// <summary>
    /// The live list it is in. In the contract's own row, so that it is in one at most, and that of a list and a revocation made at once the second is told (412).
    /// </summary>
    public Guid? ListId { get; private set; }

    public void PutInto(Guid list)
    {
        MustBeInForce();
        if (ListId is not null)
        {
            throw new RuleBroken("list.contract-listed", $"合同 {Number} 已在另一份有效的登记清单中。", $"Contract {Number} is in another live list already.");
        }
        ListId = list;
    }

    /// <summary>Its list is void; it may be put into another.</summary>
    public void LeaveList() => ListId = null;

    public static void MapListing(EntityTypeBuilder<Contract> contract) => contract.HasIndex(c => c.ListId).HasFilter("list_id is not null");
}
