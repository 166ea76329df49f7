using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TechMarket.Platform.Auth;

namespace TechMarket.Contracts;

/// <summary>One entry of a contract's history: who did what when, with the fields before and after. It outlives a draft that is deleted.</summary>
internal sealed class ContractChange
{
    public long Position { get; private init; }
    public Guid ContractId { get; private init; }
    public DateTimeOffset At { get; private init; }
    public Guid? WhoId { get; private init; }
    public string Who { get; private init; } = "";
    /// <summary>opened, edited, submitted, accepted, passed, returned, refused, registered, imported, deleted, text-added, text-removed and the rest of a registration's life.</summary>
    public string What { get; private init; } = "";
    public string? Note { get; private init; }
    public IReadOnlyList<FieldChange> Fields { get; private init; } = [];
    /// <summary>The place in the history, from 1.</summary>
    public int Link { get; private set; }
    /// <summary>SHA-256 over the hash of the entry before and this entry's content, lower-case hex.</summary>
    public string Hash { get; private set; } = "";

    public static ContractChange Of(Contract contract, string what, Caller who, DateTimeOffset at, string? note = null, IReadOnlyList<FieldChange>? fields = null) =>
        Of(contract, what, who.Id, who.Name, at, note, fields);

    public static ContractChange Of(
        Contract contract, string what, Guid? whoId, string who, DateTimeOffset at, string? note = null, IReadOnlyList<FieldChange>? fields = null) => new()
        {
            ContractId = contract.Id,
            At = Kept(at),
            WhoId = whoId,
            Who = who,
            What = what,
            Note = note,
            Fields = fields ?? [],
        };

    /// <summary>Takes its place behind the entry with this hash; once.</summary>
    public void Seal(int link, string previous)
    {
        Link = link;
        Hash = HashAfter(previous);
    }

    /// <summary>The hash of the content as it is now, behind an entry with this hash.</summary>
    public string HashAfter(string previous) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"previous={previous}\n{ToCanonical()}")));

    private string ToCanonical() => string.Concat(
    [
        $"contract={ContractId}\nlink={Link.ToString(CultureInfo.InvariantCulture)}\nat={At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture)}\n",
        $"whoId={WhoId}\nwho={Canonical.Escape(Who)}\nwhat={Canonical.Escape(What)}\nnote={Text(Note)}\n",
        .. Fields.Select(field => $"field={Canonical.Escape(field.Field)}\nbefore={Text(field.Before)}\nafter={Text(field.After)}\n"),
    ]);

    /// <summary>Nothing and an empty text are two things.</summary>
    private static string Text(string? value) => value is null ? "-" : "+" + Canonical.Escape(value);

    /// <summary>The database keeps microseconds; what is hashed must be what is read back.</summary>
    private static DateTimeOffset Kept(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond));
}
