using TechMarket.Events;
using TechMarket.Platform.Errors;

namespace TechMarket.Identity.Organisations;

/// <summary>An enterprise, institute or agency that takes part in the market.</summary>
internal sealed class Organisation
{
    public const string Waiting = "waiting";
    public const string Verified = "verified";
    public const string Refused = "refused";

    public required Guid Id { get; init; }
    public required string CreditCode { get; set; }
    public required string Name { get; set; }
    public string? NameEn { get; set; }
    public required string Kind { get; init; }
    public required string District { get; set; }
    public string? Address { get; set; }
    public string? Contact { get; set; }
    public string? Phone { get; set; }
    public string? About { get; set; }
    public required string Status { get; set; }
    public string? RefusedReason { get; set; }
    public DateTimeOffset RegisteredAt { get; init; }
    public DateTimeOffset? ReviewedAt { get; set; }
    public string? ReviewedBy { get; set; }
    /// <summary>The file it was imported from; null when it registered itself.</summary>
    public string? Source { get; set; }
    /// <summary>SHA-256 of the imported row: the same means nothing has changed.</summary>
    public string? RowHash { get; set; }
    public bool Demo { get; init; }
    /// <summary>Grows with every change; carried by events.</summary>
    public long Revision { get; set; } = 1;
    public uint Version { get; init; }

    public OrganisationState State() =>
        new(Id, Revision, CreditCode, Name, NameEn, Kind, District, Contact, Phone, Status, Demo);

    public static Organisation Register(OrganisationDetails details, DateTimeOffset at, bool demo = false)
    {
        var organisation = new Organisation
        {
            Id = Guid.CreateVersion7(), CreditCode = Events.Codes.CreditCode.Normalise(details.CreditCode), Name = "", Kind = details.Kind!,
            District = "", Status = Waiting, RegisteredAt = at, Demo = demo,
        };
        organisation.Describe(details);
        return organisation;
    }

    /// <summary>A member corrects the details. Another name, or details once refused, must be verified (again).</summary>
    public void Edit(OrganisationDetails details)
    {
        if (Status == Refused || Name != details.Name!.Trim())
        {
            Status = Waiting;
            RefusedReason = null;
        }
        Describe(details);
        Revision++;
    }

    /// <summary>The operator's file says so: verified.</summary>
    public void Import(OrganisationDetails details, string source, string hash, DateTimeOffset at)
    {
        Describe(details);
        (Source, RowHash) = (source, hash);
        (Status, RefusedReason, ReviewedAt) = (Verified, null, at);
        Revision++;
    }

    /// <summary>An official's word. A verified organisation can be refused later; a refused one only after it was corrected.</summary>
    public void Review(bool accept, string? reason, string official, DateTimeOffset at)
    {
        if (Status == Refused || (accept && Status == Verified))
        {
            throw new RuleBroken("organisation.not-waiting", "这家单位没有待核验的信息。", "This organisation has nothing waiting for verification.");
        }
        Status = accept ? Verified : Refused;
        RefusedReason = accept ? null : reason!.Trim();
        ReviewedBy = official;
        ReviewedAt = at;
        Revision++;
    }

    private void Describe(OrganisationDetails details)
    {
        Name = details.Name!.Trim();
        NameEn = Blank(details.NameEn);
        District = details.District!;
        Address = Blank(details.Address);
        Contact = Blank(details.Contact);
        Phone = Blank(details.Phone);
        About = Blank(details.About);
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
