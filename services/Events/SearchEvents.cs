using MassTransit;

namespace TechMarket.Events;

/// <summary>A published listing is in the index and can surely be found.</summary>
/// <param name="Kind">need or result.</param>
[MessageUrn("techmarket:listing-indexed:v1"), HeardBy("matching-suggest-matches")]
public sealed record ListingIndexed(Guid ListingId, string Kind, long Version, DateTimeOffset At) : IEvent;

/// <summary>Other weights score matches from now on: suggestions are scored anew.</summary>
/// <param name="Version">Of the ranker; 0 for the usual weights.</param>
[MessageUrn("techmarket:ranker-switched:v1"), HeardBy("matching-score-anew")]
public sealed record RankerSwitched(int Version, DateTimeOffset At) : IEvent;

/// <summary>Saved searches of a person newly found listings that are to be mailed.</summary>
/// <param name="Daily">The digest of a day, of all searches that want one; else one search that is told of at once.</param>
/// <param name="Listings">The first of them, at most 20.</param>
/// <param name="More">How many others there are.</param>
/// <param name="UnsubscribeToken">Ends, without signing in, the alerts this came from (<c>POST /api/search/unsubscriptions</c>).</param>
/// <param name="Language">zh-CN or en: in which the person saved the search.</param>
[MessageUrn("techmarket:alerts-raised:v1"), HeardBy("identity-write-alerts")]
public sealed record AlertsRaised(
    Guid AccountId, bool Daily, IReadOnlyList<AlertedListing> Listings, int More, string UnsubscribeToken, string Language, DateTimeOffset At) : IEvent;

/// <summary>A listing in a mail of alerts.</summary>
/// <param name="Kind">need or result.</param>
/// <param name="SearchName">The saved search that found it.</param>
public sealed record AlertedListing(Guid ListingId, string Kind, string Title, string OrganisationName, string SearchName);
