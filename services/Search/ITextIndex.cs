using TechMarket.Events;
using TechMarket.Search.Scoring;

namespace TechMarket.Search;

/// <summary>
/// A full-text index over listings. Terms are made by Search/Text, so that every engine finds the same; scores are the engine's own affair and
/// never compared between engines.
/// </summary>
internal interface ITextIndex : IAsyncDisposable
{
    /// <summary>How many listings can be found, by kind.</summary>
    Task<IReadOnlyDictionary<string, long>> Count(CancellationToken cancel);

    /// <summary>How far the source had been read when the index was last made durable; null when it holds nothing reliable.</summary>
    string? Mark { get; }

    /// <summary>From now on the index holds everything up to the mark; made durable with the next commit.</summary>
    Task MoveMark(string mark, CancellationToken cancel);

    /// <summary>Adds or replaces; a version older than or equal to the one held, or removed, is ignored. Says how many were taken.</summary>
    Task<int> Upsert(IReadOnlyList<Listing> listings, CancellationToken cancel);

    /// <summary>Forgets the listing but remembers the version, so that an older one does not bring it back.</summary>
    Task<bool> Remove(Guid id, long version, CancellationToken cancel);

    /// <summary>Returns once everything written before the call can be found.</summary>
    Task WaitUntilVisible(CancellationToken cancel);

    Task<Listing?> Get(Guid id, CancellationToken cancel);

    /// <summary>Everything that can be found, in the order of ids as they are written, from the one after <paramref name="after"/> on.</summary>
    Task<IReadOnlyList<Listing>> InOrder(Guid? after, int limit, CancellationToken cancel);

    Task<Found> Find(FindQuery query, CancellationToken cancel);

    /// <summary>How many organisations published what is found, or how many experts did the work, and a page of them, those of most listings first.</summary>
    Task<(int Total, IReadOnlyList<Contributor> Page)> Contributors(FindQuery query, CountBy by, CancellationToken cancel);

    /// <summary>Listings whose titles go on from what is still being typed, best first.</summary>
    /// <param name="kind">need or result; both when null.</param>
    Task<IReadOnlyList<Listing>> Suggest(string typed, string? kind, int take, CancellationToken cancel);

    /// <summary>
    /// Which of many queries find which of a few listings, by their places in both lists: what <see cref="Find"/> would say if the index held them,
    /// but for its second, looser try. A query asked again as the same object is understood once.
    /// </summary>
    Task<IReadOnlyList<(int Query, int Listing)>> WhichFind(IReadOnlyList<FindQuery> queries, IReadOnlyList<Listing> listings, CancellationToken cancel);

    /// <summary>The candidates of the other side that share most with a listing, best first by a rough measure.</summary>
    Task<IReadOnlyList<Candidate>> Recall(RecallQuery query, CancellationToken cancel);

    /// <summary>How common terms are, for exact scoring outside the engine.</summary>
    ITermStatistics Statistics { get; }

    /// <summary>Starts an empty index beside this one, which goes on answering; writes go to both from now on.</summary>
    Task<IIndexRebuild> Rebuild(CancellationToken cancel);

    /// <summary>Makes everything written so far durable now, rather than a few seconds later.</summary>
    Task Commit(CancellationToken cancel);

    /// <summary>How often, as on a full disk, what was not yet durable was lost: what was read of the source before is to be read again, from the mark on.</summary>
    int Losses { get; }

    /// <summary>When the index was last made durable.</summary>
    DateTimeOffset? LastCommit { get; }
}

/// <summary>An index being filled beside the one that answers. Disposing it unpublished throws it away.</summary>
internal interface IIndexRebuild : IAsyncDisposable
{
    Task Upsert(IReadOnlyList<Listing> listings, CancellationToken cancel);

    Task Remove(Guid id, long version, CancellationToken cancel);

    /// <summary>From one moment to the next the new index answers instead of the old.</summary>
    Task Publish(string mark, CancellationToken cancel);
}

internal interface ITermStatistics
{
    long Listings { get; }

    int ListingsWith(ReadOnlySpan<char> term);

    /// <summary>The same by the term's key; of a word not learned none.</summary>
    int ListingsWith(ulong key);

    /// <summary>The names of words, by their keys.</summary>
    void Learn(IReadOnlyDictionary<ulong, string> names);
}

internal enum CountBy
{
    Organisation,
    Expert,
}

/// <summary>An organisation and how many of the listings found it published, or one of its experts and on how many they worked.</summary>
/// <param name="Expert">The name; null where organisations are counted.</param>
/// <param name="Best">Up to three of them, best or newest first, as the query is sorted.</param>
internal sealed record Contributor(Guid OrganisationId, string? Expert, int Listings, IReadOnlyList<Listing> Best);

/// <summary>What is to be compared with a listing: all that is known of it but its text and who is named, and how often its terms stand there.</summary>
internal sealed record Candidate(Listing Listing, TermCounts Terms)
{
    public static Candidate Of(Listing listing) => new(listing with { Text = "", Experts = null }, TermCounts.Of(listing));
}
