using MassTransit;

namespace TechMarket.Events;

/// <summary>The contract of a broker's case will not come: the seller deleted its draft, or the registrar refused it.</summary>
/// <param name="Why">deleted or refused.</param>
[MessageUrn("techmarket:contract-dropped:v1"), HeardBy("matching-follow-contract")]
public sealed record ContractDropped(Guid ContractId, Guid CaseId, string Why, DateTimeOffset At) : IEvent;

/// <summary>The refusal of a case's contract did not stand: it is reviewed again, and may come after all.</summary>
[MessageUrn("techmarket:contract-reopened:v1"), HeardBy("matching-follow-contract")]
public sealed record ContractReopened(Guid ContractId, Guid CaseId, DateTimeOffset At) : IEvent;

/// <summary>A contract has its registration number (技术合同认定登记).</summary>
/// <param name="Number">16 digits.</param>
/// <param name="TotalAmount">合同成交额, 元.</param>
/// <param name="TechnologyAmount">技术交易额, 元; 0 ≤ it ≤ total.</param>
/// <param name="CaseId">The broker's case it came from, if any.</param>
[MessageUrn("techmarket:contract-registered:v1"), HeardBy("listings-close-met-need"), HeardBy("matching-follow-contract"), HeardBy("search-know-contract")]
public sealed record ContractRegistered(
    Guid ContractId, string Number, string Title, string Type, decimal TotalAmount, decimal TechnologyAmount,
    Guid? SellerId, Guid? BuyerId, Guid? CaseId, Guid? NeedId, Guid? ResultId, DateOnly RegisteredOn, DateTimeOffset At) : IEvent;

/// <summary>A registration counts no longer: a party had it cancelled (注销), or the authority revoked it (撤销).</summary>
/// <param name="Why">cancelled or revoked.</param>
[MessageUrn("techmarket:registration-ended:v1"), HeardBy("search-know-contract")]
public sealed record RegistrationEnded(Guid ContractId, string Why, DateTimeOffset At) : IEvent;
