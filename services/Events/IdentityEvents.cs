using MassTransit;

namespace TechMarket.Events;

/// <summary>What others need to know of an organisation.</summary>
/// <param name="Id">The organisation.</param>
/// <param name="Version">Grows with every change; an older state never replaces a newer one.</param>
/// <param name="CreditCode">统一社会信用代码, GB 32100-2015, 18 characters.</param>
/// <param name="Name">The registered name.</param>
/// <param name="NameEn">The name in English, if given.</param>
/// <param name="Kind">enterprise, institute or agency.</param>
/// <param name="District">GB/T 2260 code or a zone's internal code, see <see cref="Codes.Districts"/>.</param>
/// <param name="Status">waiting, verified or refused.</param>
/// <param name="Demo">True for demonstration records.</param>
public sealed record OrganisationState(
    Guid Id, long Version, string CreditCode, string Name, string? NameEn, string Kind, string District,
    string? Contact, string? Phone, string Status, bool Demo);

/// <summary>An organisation has registered and waits for an official.</summary>
[MessageUrn("techmarket:organisation-registered:v1"), HeardBy("listings-know-organisation"), HeardBy("matching-know-organisation"), HeardBy("contracts-know-organisation")]
public sealed record OrganisationRegistered(OrganisationState Organisation, DateTimeOffset At) : IEvent;

/// <summary>An official has verified or refused the organisation, or its details changed.</summary>
[MessageUrn("techmarket:organisation-reviewed:v1"), HeardBy("listings-know-organisation"), HeardBy("matching-know-organisation"), HeardBy("contracts-know-organisation")]
public sealed record OrganisationReviewed(OrganisationState Organisation, string? Reason, DateTimeOffset At) : IEvent;

/// <summary>An official has confirmed a broker's certificate (技术经纪人, T/CASTEM 1007-2022), or has refused or withdrawn it.</summary>
/// <param name="BrokerId">The broker's account.</param>
/// <param name="Version">Grows with every change.</param>
/// <param name="Grade">junior, intermediate or senior.</param>
/// <param name="Valid">False when the certificate was refused or withdrawn: the broker takes no cases until another one is confirmed.</param>
[MessageUrn("techmarket:broker-certified:v1"), HeardBy("matching-know-broker")]
public sealed record BrokerCertified(
    Guid BrokerId, long Version, string Name, string CertificateNumber, string Grade, string IssuedBy, DateOnly IssuedOn,
    Guid? OrganisationId, DateTimeOffset At, bool Valid = true) : IEvent;
