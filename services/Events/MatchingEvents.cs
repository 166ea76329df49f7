using MassTransit;

namespace TechMarket.Events;

/// <summary>A need and a result seem to fit.</summary>
/// <param name="Score">0–100, the sum of its visible parts.</param>
[MessageUrn("techmarket:match-suggested:v1")]
public sealed record MatchSuggested(
    Guid SuggestionId, Guid NeedId, Guid ResultId, decimal Score, DateTimeOffset At) : IEvent;

/// <summary>Both sides of a broker's case have agreed; the seller can draft the contract.</summary>
/// <param name="BuyerId">The enterprise that posted the need.</param>
/// <param name="SellerId">The institute that listed the result.</param>
/// <param name="Amount">元: what the parties have in mind, if they said.</param>
/// <param name="Type">Contract type they have in mind: DEV, TRF, LIC, CON or SRV; null if they did not say.</param>
[MessageUrn("techmarket:match-agreed:v1"), HeardBy("contracts-open-draft")]
public sealed record MatchAgreed(
    Guid CaseId, Guid NeedId, string NeedTitle, Guid ResultId, string ResultTitle, Guid BuyerId, Guid SellerId,
    Guid BrokerId, string BrokerName, decimal? Amount, string? Type, string? Field, string? Industry, DateTimeOffset At) : IEvent;
