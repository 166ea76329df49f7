namespace TechMarket.Contracts.Organisations;

/// <summary>What Contracts keeps of an organisation, as Identity last said.</summary>
internal sealed class Organisation
{
    public Guid Id { get; init; }
    public long Version { get; init; }
    public string CreditCode { get; init; } = "";
    public string Name { get; init; } = "";
    public string Kind { get; init; } = "";
    public string District { get; init; } = "";
    public string Status { get; init; } = "";
    public bool Demo { get; init; }

    public bool IsVerified => Status == "verified";

    public Party AsParty() => new()
    {
        OrganisationId = Id,
        Name = Name,
        CreditCode = CreditCode,
        District = District,
        Kind = PartyKind(),
    };

    /// <summary>A first guess of 买/卖方性质; the seller corrects it in the draft.</summary>
    private string PartyKind() => Kind switch
    {
        "enterprise" => "enterprise",
        "institute" when Name.Contains("大学", StringComparison.Ordinal) || Name.Contains("学院", StringComparison.Ordinal) => "university",
        "institute" when Name.Contains("医院", StringComparison.Ordinal) => "medical",
        "institute" => "research",
        _ => "other",
    };
}
