using TechMarket.Identity.Accounts;

namespace TechMarket.Identity.Organisations;

/// <summary>An organisation as its members, officials and brokers see it.</summary>
/// <param name="Status">waiting, verified or refused.</param>
/// <param name="Accounts">How many accounts it has; told to officials who look at one organisation, null elsewhere.</param>
internal sealed record OrganisationView(
    Guid Id, string CreditCode, string Name, string? NameEn, string Kind, string District, string? Address, string? Contact, string? Phone,
    string? About, string Status, string? RefusedReason, DateTimeOffset RegisteredAt, DateTimeOffset? ReviewedAt, string? ReviewedBy,
    string? Source, bool Demo, int? Accounts = null)
{
    public static OrganisationView Of(Organisation o) => new(
        o.Id, o.CreditCode, o.Name, o.NameEn, o.Kind, o.District, o.Address, o.Contact, o.Phone, o.About, o.Status, o.RefusedReason,
        o.RegisteredAt, o.ReviewedAt, o.ReviewedBy, o.Source, o.Demo);
}

/// <summary>A person of an organisation.</summary>
internal sealed record MemberView(Guid Id, string Name, string Email, string? Phone, bool EmailConfirmed)
{
    public static MemberView Of(Account a) => new(a.Id, a.Name, a.Email!, a.PhoneNumber, a.EmailConfirmed);
}

/// <summary>An invitation not yet accepted.</summary>
internal sealed record InvitationView(string Email, string Name, DateTimeOffset InvitedAt, DateTimeOffset ExpiresAt);
