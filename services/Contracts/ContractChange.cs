using TechMarket.Platform.Auth;

namespace TechMarket.Contracts;

/// <summary>One entry of a contract's history: who did what when, with the fields before and after.</summary>
internal sealed class ContractChange
{
    public long Position { get; private init; }
    public Guid ContractId { get; private init; }
    public DateTimeOffset At { get; private init; }
    public Guid? WhoId { get; private init; }
    public string Who { get; private init; } = "";
    /// <summary>opened, edited, submitted, accepted, returned, refused, registered or imported.</summary>
    public string What { get; private init; } = "";
    public string? Note { get; private init; }
    public IReadOnlyList<FieldChange> Fields { get; private init; } = [];

    public static ContractChange Of(Contract contract, string what, Caller who, DateTimeOffset at, string? note = null, IReadOnlyList<FieldChange>? fields = null) =>
        Of(contract, what, who.Id, who.Name, at, note, fields);

    public static ContractChange Of(
        Contract contract, string what, Guid? whoId, string who, DateTimeOffset at, string? note = null, IReadOnlyList<FieldChange>? fields = null) => new()
        {
            ContractId = contract.Id,
            At = at,
            WhoId = whoId,
            Who = who,
            What = what,
            Note = note,
            Fields = fields ?? [],
        };
}
