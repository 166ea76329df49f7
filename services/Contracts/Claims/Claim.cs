using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts.Claims;

/// <summary>
/// A registrar has taken a contract up (领办), so that two do not work on one. It is no part of the record: it ends with a decision, by giving back, or by
/// itself, and is not kept in the history.
/// </summary>
internal sealed class Claim
{
    /// <summary>Whoever went home without giving back holds nobody up for longer.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(2);

    public Guid ContractId { get; init; }
    public Guid ById { get; init; }
    public string By { get; init; } = "";
    public DateTimeOffset Until { get; init; }

    public void MustLetThrough(Caller registrar, DateTimeOffset now)
    {
        if (ById != registrar.Id && Until > now)
        {
            throw new RuleBroken("contract.taken", $"{By} 正在办理这份合同。请等其办结或交回，或先办理下一份。",
                $"{By} is working on this contract. Wait until it is decided or given back, or take the next one.");
        }
    }

    public static void Map(ModelBuilder model) => model.Entity<Claim>(claim => claim.ToTable("claims").HasKey(c => c.ContractId));
}
