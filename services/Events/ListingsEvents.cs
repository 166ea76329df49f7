using MassTransit;

namespace TechMarket.Events;

/// <summary>The public part of a need (技术需求) or a result (科技成果); the confidential part never leaves Listings.</summary>
/// <param name="Kind">need or result.</param>
/// <param name="Version">Grows with every change of the listing.</param>
/// <param name="Text">All that describes it: problem, improvement and worth, or abstract, team and cases.</param>
/// <param name="Field">技术领域, 01–11; null for imported listings that do not say.</param>
/// <param name="Industry">GB/T 4754-2017: section letter and division, for example C18.</param>
/// <param name="Maturity">1–9: wanted at least (need) or reached (result).</param>
/// <param name="Modes">Cooperation modes: DEV, TRF, LIC, CON, SRV, EQU.</param>
/// <param name="District">Of the organisation.</param>
/// <param name="AmountFrom">元: the budget's lower bound, or the price of a result; null when negotiable.</param>
/// <param name="AmountTo">元: the budget's upper bound, or the price of a result; null when negotiable.</param>
/// <param name="Deadline">Until when the need is open.</param>
/// <param name="Source">Where an imported listing comes from; null when posted here.</param>
/// <param name="Experts">主要完成人: who did the work of a result, as named there; null for needs, and in messages older than the field.</param>
public sealed record Listing(
    Guid Id, string Kind, long Version, string Title, string Text, IReadOnlyList<string> Keywords, string? Field,
    string? Industry, int? Maturity, IReadOnlyList<string> Modes, string? District, decimal? AmountFrom, decimal? AmountTo,
    DateOnly? Deadline, Guid OrganisationId, string OrganisationName, DateTimeOffset PublishedAt, string? Source, bool Demo,
    IReadOnlyList<string>? Experts = null)
{
    /// <summary>The organisation under which imported listings stand whose owner the market does not know.</summary>
    public static readonly Guid Importer = new("01900000-0000-7000-8000-000000000001");
}

/// <summary>A need can be found from now on, or was changed while published.</summary>
[MessageUrn("techmarket:need-published:v1"), HeardBy("search-index-need"), HeardBy("matching-know-listing")]
public sealed record NeedPublished(Listing Need, DateTimeOffset At) : IEvent;

/// <summary>A need is no longer open.</summary>
/// <param name="Why">met, withdrawn or expired.</param>
[MessageUrn("techmarket:need-closed:v1"), HeardBy("search-forget-closed"), HeardBy("matching-know-listing")]
public sealed record NeedClosed(Guid NeedId, long Version, string Why, DateTimeOffset At) : IEvent;

/// <summary>A result can be found from now on, or was changed while published.</summary>
[MessageUrn("techmarket:result-published:v1"), HeardBy("search-index-result"), HeardBy("matching-know-listing")]
public sealed record ResultPublished(Listing Result, DateTimeOffset At) : IEvent;

/// <summary>A result is no longer offered.</summary>
/// <param name="Why">withdrawn.</param>
[MessageUrn("techmarket:result-closed:v1"), HeardBy("search-forget-closed"), HeardBy("matching-know-listing")]
public sealed record ResultClosed(Guid ResultId, long Version, string Why, DateTimeOffset At) : IEvent;
