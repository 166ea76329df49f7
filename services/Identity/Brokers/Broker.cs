using TechMarket.Events;
using TechMarket.Identity.Accounts;
using TechMarket.Platform.Errors;

namespace TechMarket.Identity.Brokers;

/// <summary>A technical broker's certificate (技术经纪人, T/CASTEM 1007-2022), confirmed by an official before the broker may take cases.</summary>
internal sealed class Broker
{
    public const string Waiting = "waiting";
    public const string Certified = "certified";
    public const string Refused = "refused";

    public required Guid AccountId { get; init; }
    public Account? Account { get; init; }
    public required string CertificateNumber { get; set; }
    public required string Grade { get; set; }
    public required string IssuedBy { get; set; }
    public required DateOnly IssuedOn { get; set; }
    public required string[] Fields { get; set; }
    public required string Status { get; set; }
    public string? RefusedReason { get; set; }
    public DateTimeOffset SubmittedAt { get; set; }
    public DateTimeOffset? ReviewedAt { get; set; }
    public string? ReviewedBy { get; set; }
    public long Revision { get; set; } = 1;
    public uint Version { get; init; }

    public BrokerCertified Said(Account account, DateTimeOffset at) =>
        new(AccountId, Revision, account.Name, CertificateNumber, Grade, IssuedBy, IssuedOn, account.OrganisationId, at, Status == Certified);

    /// <summary>What was certified before stays known to the others until the new certificate is confirmed.</summary>
    public void Submit(string number, string grade, string issuedBy, DateOnly issuedOn, IEnumerable<string> fields, DateTimeOffset at)
    {
        CertificateNumber = number.Trim();
        Grade = grade;
        IssuedBy = issuedBy.Trim();
        IssuedOn = issuedOn;
        Fields = [.. fields.Distinct().Order(StringComparer.Ordinal)];
        Status = Waiting;
        RefusedReason = null;
        SubmittedAt = at;
        Revision++;
    }

    /// <summary>An official's word. A certified broker can be refused later; a refused one only after another submission.</summary>
    public void Review(bool accept, string? reason, string official, DateTimeOffset at)
    {
        if (Status == Refused || (accept && Status == Certified))
        {
            throw new RuleBroken("broker.not-waiting", "这位经纪人没有待确认的证书。", "This broker has no certificate waiting.");
        }
        Status = accept ? Certified : Refused;
        RefusedReason = accept ? null : reason!.Trim();
        ReviewedBy = official;
        ReviewedAt = at;
        Revision++;
    }
}
