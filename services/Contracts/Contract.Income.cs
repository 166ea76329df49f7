using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts;

/// <summary>技术性收入 of a registered contract: what of the money that came was verified to be for the technology.</summary>
internal sealed partial class Contract
{
    /// <summary>
    /// Verified so far, 元; never above the technology amount unless the contract is amended (规则 of 2001, 技术性收入的核定). It stands in the contract's own
    /// row, so that of two registrars who verify at once, or one who verifies and one who amends, the second is told (412).
    /// </summary>
    public decimal VerifiedIncome { get; private set; }

    /// <summary>What may still be verified, 元.</summary>
    public decimal RoomForIncome => (Terms.TechnologyAmount ?? 0) - VerifiedIncome;

    public void VerifyIncome(decimal amount)
    {
        MustBeInForce();
        if (amount > RoomForIncome)
        {
            throw new RuleBroken("income.above-technology-amount",
                $"累计核定的技术性收入不能超过技术交易额：已核定 {Canonical.Of(VerifiedIncome)} 元，最多还可核定 {Canonical.Of(RoomForIncome)} 元。请部分核定，或由卖方先申请变更登记。",
                $"Verified income cannot exceed the technology amount: CNY {Canonical.Of(VerifiedIncome)} are verified, at most {Canonical.Of(RoomForIncome)} more can be. "
                + "Verify a part, or let the seller ask for an amendment first.");
        }
        VerifiedIncome += amount;
    }

    public bool CoversIncome(decimal? technologyAmount) => (technologyAmount ?? 0) >= VerifiedIncome;

    /// <summary>What is verified stays verified: an amendment leaves at least that much.</summary>
    private void MustCoverIncome(Terms terms)
    {
        if (!CoversIncome(terms.TechnologyAmount))
        {
            throw new RuleBroken("contract.below-verified-income",
                $"技术交易额不能低于已核定的技术性收入 {Canonical.Of(VerifiedIncome)} 元，请填写不低于该数的金额。",
                $"The technology amount cannot be less than the CNY {Canonical.Of(VerifiedIncome)} of income already verified; enter at least that much.");
        }
    }

    /// <summary>The database keeps the rule as well, whatever way a change comes.</summary>
    public static void MapIncome(EntityTypeBuilder<Contract> contract)
    {
        contract.Property(c => c.VerifiedIncome).HasDefaultValue(0m);
        contract.ToTable(table => table.HasCheckConstraint("ck_contracts_verified_income",
            "verified_income = 0 or (verified_income > 0 and verified_income <= coalesce(technology_amount, 0))"));
    }
}
