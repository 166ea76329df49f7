using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts.Histories;

/// <summary>
/// The end of a contract's history: how many entries it has and the hash of the last. Each entry's hash covers the one before it, so that an entry
/// changed, moved or taken out shows; one taken from the end shows because it is counted here. Two who write at once: the second is told (412).
/// </summary>
internal sealed class ChangeChain
{
    public Guid ContractId { get; init; }
    public uint Version { get; private init; }
    public int Length { get; private set; }
    /// <summary>Of the last entry, SHA-256 in lower-case hex; empty before the first.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>The chain of a contract that has no other entry yet.</summary>
    public static ChangeChain BeginningWith(ContractChange change)
    {
        var chain = new ChangeChain { ContractId = change.ContractId };
        chain.Append(change);
        return chain;
    }

    /// <summary>Adds an entry at the end.</summary>
    public void Append(ContractChange change)
    {
        change.Seal(Length + 1, Hash);
        Length = change.Link;
        Hash = change.Hash;
    }

    /// <summary>The first thing that is wrong with a history, in its order; null when it is whole.</summary>
    public HistoryFault? FaultIn(IEnumerable<ContractChange> changes)
    {
        var (place, hash) = (0, "");
        foreach (var change in changes.OrderBy(change => change.Link).ThenBy(change => change.Position))
        {
            place++;
            if (change.Link != place)
            {
                return new(change.Link > place ? HistoryFault.Missing : HistoryFault.Added, place);
            }
            if (change.Hash != change.HashAfter(hash))
            {
                return new(HistoryFault.Changed, place);
            }
            hash = change.Hash;
        }
        return place < Length ? new(HistoryFault.Missing, place + 1)
            : place > Length ? new(HistoryFault.Added, Length + 1)
            : hash != Hash ? new(HistoryFault.Changed, place)
            : null;
    }

    public static void Map(ModelBuilder model) => model.Entity<ChangeChain>(chain =>
    {
        chain.ToTable("change_chains");
        chain.HasKey(c => c.ContractId);
        chain.HasVersion(c => c.Version);
    });
}

/// <param name="What">changed, missing or added.</param>
/// <param name="Link">The place in the history, from 1.</param>
internal sealed record HistoryFault(string What, int Link)
{
    public const string Changed = "changed";
    public const string Missing = "missing";
    public const string Added = "added";
}
