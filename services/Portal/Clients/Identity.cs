namespace TechMarket.Portal.Clients;

/// <summary>The signed-in person, from <c>/api/identity/me</c>.</summary>
public sealed record MyAccount(
    Guid Id, string Email, string Name, string? Phone, List<string> Roles, MyOrganisation? Organisation, MyCertificate? Broker);

public sealed record MyOrganisation(Guid Id, string CreditCode, string Name, string? NameEn, string Kind, string? District, string Status, string? RefusedReason);

public sealed record MyCertificate(string CertificateNumber, string Grade, string? IssuedBy, DateOnly? IssuedOn, List<string>? Fields, string Status, string? RefusedReason);

/// <summary>A certified broker, as everyone may see.</summary>
public sealed record BrokerCard(
    Guid Id, string Name, string CertificateNumber, string Grade, string? IssuedBy, DateOnly? IssuedOn, List<string>? Fields,
    string? OrganisationName, string? Status, string? RefusedReason = null, DateTimeOffset? SubmittedAt = null, string? Version = null);

/// <summary>An organisation as its members and officials see it.</summary>
public sealed record Organisation(
    Guid Id, string CreditCode, string Name, string? NameEn, string Kind, string District, string? Address, string? Contact, string? Phone,
    string? About, string Status, string? RefusedReason, DateTimeOffset RegisteredAt, DateTimeOffset? ReviewedAt, string? ReviewedBy,
    string? Source, bool Demo, int? Accounts = null);

/// <summary>The caller's own organisation with its people.</summary>
public sealed record OwnOrganisation(Organisation Organisation, List<Member> Members, List<OpenInvitation> Invitations);

public sealed record Member(Guid Id, string Name, string Email, string? Phone, bool EmailConfirmed);

public sealed record OpenInvitation(string Email, string Name, DateTimeOffset InvitedAt, DateTimeOffset ExpiresAt);

/// <summary>What an invitation offers to who holds its link.</summary>
public sealed record Offer(string Email, string Name, string InvitedBy, string? OrganisationName, List<string> Roles, DateTimeOffset ExpiresAt);

/// <summary>An official or administrator. Status: active, invited or closed.</summary>
public sealed record Official(Guid Id, string Email, string Name, List<string> Roles, string Status);

/// <summary>Another system that uses the API.</summary>
public sealed record Integration(string ClientId, string Name);

/// <summary>A new client's id and secret, told once.</summary>
public sealed record NewIntegration(string ClientId, string ClientSecret);
