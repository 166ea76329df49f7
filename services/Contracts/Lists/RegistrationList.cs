using Microsoft.EntityFrameworkCore;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts.Lists;

/// <summary>
/// 登记清单: registered contracts of one seller, drawn up by the office that registered them, all large or none. Void as soon as that is true no longer:
/// when one of them ends, or an amendment takes one across the threshold.
/// </summary>
internal sealed class RegistrationList
{
    public Guid Id { get; private init; }
    public uint Version { get; private init; }
    /// <summary>L and 16 digits, without gaps per office and year.</summary>
    public string Number { get; private init; } = "";
    public string Office { get; private init; } = "";
    public string SellerName { get; private init; } = "";
    public string? SellerCreditCode { get; private init; }
    /// <summary>Its contracts are large ones, by the rules in force on the day it was made.</summary>
    public bool Large { get; private init; }
    public DateOnly MadeOn { get; private init; }
    public string MadeBy { get; private init; } = "";
    public DateOnly? VoidOn { get; private set; }
    /// <summary>cancelled, revoked or amended: what became of the contract in VoidNumber.</summary>
    public string? VoidReason { get; private set; }
    public string? VoidNumber { get; private set; }

    public static RegistrationList Of(string number, Contract first, bool large, Caller registrar, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Number = number,
        Office = first.Office!,
        SellerName = first.Terms.Seller.Name,
        SellerCreditCode = first.Terms.Seller.CreditCode,
        Large = large,
        MadeOn = now.BusinessDate(),
        MadeBy = registrar.Name,
    };

    public void Void(string reason, string number, DateOnly on) => (VoidReason, VoidNumber, VoidOn) = (reason, number, on);

    public static void Map(ModelBuilder model)
    {
        model.Entity<RegistrationList>(list =>
        {
            list.ToTable("registration_lists");
            list.HasVersion(l => l.Version);
            list.HasIndex(l => l.Number).IsUnique();
        });
        model.Entity<ListedContract>(line =>
        {
            line.ToTable("listed_contracts");
            line.HasKey(l => new { l.ListId, l.Place });
            line.HasIndex(l => l.ContractId);
            line.HasOne<RegistrationList>().WithMany().HasForeignKey(l => l.ListId).OnDelete(DeleteBehavior.Restrict);
            line.HasOne<Contract>().WithMany().HasForeignKey(l => l.ContractId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}

/// <summary>A line of a list; it stays when the list is void.</summary>
internal sealed class ListedContract
{
    public Guid ListId { get; init; }
    /// <summary>From 1, by registration number.</summary>
    public int Place { get; init; }
    public Guid ContractId { get; init; }
}
