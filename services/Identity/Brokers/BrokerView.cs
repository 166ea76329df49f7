using System.Globalization;
using TechMarket.Identity.Accounts;

namespace TechMarket.Identity.Brokers;

/// <summary>A broker as everybody may see one.</summary>
/// <param name="Grade">junior, intermediate or senior.</param>
/// <param name="Status">waiting, certified or refused.</param>
/// <param name="Version">Of the record as shown here; a decision on it sends this as If-Match.</param>
internal sealed record BrokerView(
    Guid Id, string Name, string CertificateNumber, string Grade, string IssuedBy, DateOnly IssuedOn, IReadOnlyList<string> Fields,
    string? OrganisationName, string Status, string? RefusedReason, DateTimeOffset SubmittedAt, string Version)
{
    public static BrokerView Of(Broker b, Account account) => new(
        b.AccountId, account.Name, b.CertificateNumber, b.Grade, b.IssuedBy, b.IssuedOn, b.Fields, account.Organisation?.Name, b.Status,
        b.RefusedReason, b.SubmittedAt, b.Version.ToString(CultureInfo.InvariantCulture));
}
