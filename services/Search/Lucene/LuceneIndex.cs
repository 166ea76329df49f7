using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using TechMarket.Events;
using TechMarket.Platform;
using TechMarket.Search.Scoring;
using TechMarket.Search.Text;

namespace TechMarket.Search.Lucene;

/// <summary>
/// The embedded engine: one folder answers, and while a rebuild runs a second one is filled beside it. One process at a time: Lucene has a single
/// writer.
/// </summary>
internal sealed partial class LuceneIndex : ITextIndex
{
    private readonly LuceneFolders folders;
    private readonly TimeProvider clock;
    private readonly ReaderWriterLockSlim gate = new();
    private readonly PeriodicTimer timer;
    private readonly Task committing;
    private LuceneFolder current;
    private LuceneFolder? next;
    private readonly Frequencies frequencies;
    private readonly System.Threading.Lock reopening = new();
    private int losses;

    /// <param name="store">Opens a folder for Lucene; never by its memory-mapped kind, which is slower here.</param>
    public LuceneIndex(string path, TimeSpan commitEvery, Action<Exception> troubled, TimeProvider? clock = null, Func<string, BaseDirectory>? store = null)
    {
        this.clock = clock ?? TimeProvider.System;
        folders = new LuceneFolders(path, store ?? (folder => new NIOFSDirectory(folder)), troubled);
        current = folders.OpenCurrent();
        frequencies = new Frequencies(this);
        timer = new PeriodicTimer(commitEvery);
        committing = Task.Run(() => CommitAgainAndAgain(troubled));
    }

    public static LuceneIndex At(Settings settings, TimeProvider clock, ILogger<LuceneIndex> log) =>
        new(Path.Combine(settings.Folder, "search"), TimeSpan.FromSeconds(3), error => LogTrouble(log, error), clock);

    public string? Mark => Ask(folder => folder.Mark);

    public ITermStatistics Statistics => frequencies;

    public DateTimeOffset? LastCommit { get; private set; }

    public int Losses => Volatile.Read(ref losses);

    public async Task<IReadOnlyDictionary<string, long>> Count(CancellationToken cancel)
    {
        var found = await Find(new FindQuery { Facets = [Facet.Kind], Take = 0 }, cancel);
        return found.Facets[Facet.Kind].ToDictionary(kind => kind.Key, kind => (long)kind.Value);
    }

    public Task MoveMark(string mark, CancellationToken cancel)
    {
        Each(folder => folder.MoveMark(mark), onlyCurrent: true);
        return Task.CompletedTask;
    }

    public async Task<int> Upsert(IReadOnlyList<Listing> listings, CancellationToken cancel)
    {
        var taken = 0;
        await InParallel.ForEach(listings, listing => Each(folder =>
        {
            if (folder.Upsert(listing) && folder == current)
            {
                Interlocked.Increment(ref taken);
            }
        }), cancel);
        return taken;
    }

    public Task<bool> Remove(Guid id, long version, CancellationToken cancel)
    {
        var taken = false;
        Each(folder => taken |= folder.Remove(id, version) && folder == current);
        return Task.FromResult(taken);
    }

    public Task WaitUntilVisible(CancellationToken cancel) => Task.Run(() => Ask(folder => { folder.WaitUntilVisible(); return true; }), cancel);

    public Task<Listing?> Get(Guid id, CancellationToken cancel) => Task.FromResult(Ask(folder => folder.Search(searcher =>
    {
        var top = searcher.Search(new TermQuery(ListingDocument.Term(id)), 1);
        var document = top.ScoreDocs.Length > 0 ? searcher.Doc(top.ScoreDocs[0].Doc) : null;
        return document?.GetBinaryValue(ListingDocument.Stored) is null ? null : ListingDocument.Read(document);
    })));

    public Task<IReadOnlyList<Listing>> InOrder(Guid? after, int limit, CancellationToken cancel) => Task.FromResult(Ask(folder =>
        folder.Search(searcher => (IReadOnlyList<Listing>)[.. IdOrder.After(after, searcher.IndexReader).Take(limit)])));

    public Task<Found> Find(FindQuery query, CancellationToken cancel) => Task.FromResult(Ask(folder => folder.Search(searcher => Finding.Of(searcher, query))));

    public Task<(int Total, IReadOnlyList<Contributor> Page)> Contributors(FindQuery query, CountBy by, CancellationToken cancel) =>
        Task.FromResult(Ask(folder => folder.Search(searcher => Finding.Contributors(searcher, query, by))));

    public Task<IReadOnlyList<Listing>> Suggest(string typed, string? kind, int take, CancellationToken cancel) => Task.FromResult(Ask(folder => folder.Search(searcher =>
    {
        if (NearText.Unfinished(typed) is not { } near)
        {
            return (IReadOnlyList<Listing>)[];
        }
        var query = Queries.OfKind(NearQueries.Near(near), kind);
        return [.. searcher.Search(query, Math.Max(1, take)).ScoreDocs.Select(hit => ListingDocument.Read(searcher.Doc(hit.Doc)))];
    })));

    public Task<IReadOnlyList<(int Query, int Listing)>> WhichFind(IReadOnlyList<FindQuery> queries, IReadOnlyList<Listing> listings, CancellationToken cancel) =>
        Task.Run(() => Ask(folder => folder.Search(searcher => ManyQueries.Run(searcher, queries, listings, cancel))), cancel);

    public Task<IReadOnlyList<Candidate>> Recall(RecallQuery query, CancellationToken cancel)
    {
        var terms = Recalling.Terms(query.Listing, frequencies);
        return Task.FromResult(Ask(folder => folder.Search(searcher => (IReadOnlyList<Candidate>)[.. new Recalling(searcher, query, terms).Run()
            .Select(found => (Segment: found.Segment.AtomicReader, found.Doc)).Select(found => Known(ListingDocument.Candidate(found.Segment, found.Doc), found.Segment, found.Doc))])));
    }

    public Task<IIndexRebuild> Rebuild(CancellationToken cancel)
    {
        gate.EnterWriteLock();
        try
        {
            if (next is not null)
            {
                throw new InvalidOperationException("A rebuild is already running.");
            }
            next = folders.OpenNew();
            return Task.FromResult<IIndexRebuild>(new LuceneRebuild(this, next));
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }

    internal long Listings => Ask(folder => folder.Count);

    internal int DocumentsWith(Term term) => Ask(folder => folder.Search(searcher => searcher.IndexReader.DocFreq(term)));

    public Task Commit(CancellationToken cancel) => Task.Run(Commit, cancel);

    public async ValueTask DisposeAsync()
    {
        timer.Dispose();
        await committing;
        Close(null);
        current.Dispose();
        folders.Dispose();
        gate.Dispose();
    }

    /// <summary>Ends a rebuild: the folder given answers from now on, or, given none, the one being filled is thrown away.</summary>
    internal void Close(LuceneFolder? published)
    {
        LuceneFolder? left;
        gate.EnterWriteLock();
        try
        {
            left = published is null ? next : current;
            if (published is not null)
            {
                folders.MakeCurrent(published);
                current = published;
            }
            next = null;
        }
        finally
        {
            gate.ExitWriteLock();
        }
        left?.Abandon();
        LuceneFolders.Forget(left);
    }

    /// <summary>The statistics can be asked for every one of its terms.</summary>
    private Candidate Known(Candidate candidate, AtomicReader segment, int doc)
    {
        if (!frequencies.Know(candidate.Terms.Keys))
        {
            var words = new Dictionary<ulong, string>();
            TermCounts.Of(ListingDocument.Read(segment.Document(doc)), words);
            frequencies.Learn(words);
        }
        return candidate;
    }

    private T Ask<T>(Func<LuceneFolder, T> ask)
    {
        gate.EnterReadLock();
        try
        {
            return ask(current);
        }
        finally
        {
            gate.ExitReadLock();
        }
    }

    private void Each(Action<LuceneFolder> act, bool onlyCurrent = false)
    {
        gate.EnterReadLock();
        try
        {
            act(current);
            if (next is { IsBroken: false } && !onlyCurrent)
            {
                act(next);
            }
        }
        finally
        {
            gate.ExitReadLock();
        }
    }

    private void Commit()
    {
        Reopen();
        Each(
            folder =>
            {
                if (folder.Commit())
                {
                    LastCommit = clock.GetUtcNow();
                }
            },
            onlyCurrent: true);
    }

    /// <summary>A folder that could not be written begins again with what was last durable; until then it answers.</summary>
    private void Reopen()
    {
        lock (reopening)
        {
            var broken = Ask(folder => folder);
            if (!broken.IsBroken)
            {
                return;
            }
            var left = folders.Reopen(broken);
            gate.EnterWriteLock();
            try
            {
                if (current == broken)
                {
                    (current, left) = (left, current);
                    Interlocked.Increment(ref losses);
                }
            }
            finally
            {
                gate.ExitWriteLock();
            }
            left.Abandon();
        }
    }

    private async Task CommitAgainAndAgain(Action<Exception> troubled)
    {
        while (await timer.WaitForNextTickAsync())
        {
            try
            {
                Commit();
            }
            catch (Exception error)
            {
                troubled(error);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The search index is in trouble; what is damaged is read anew from Listings.")]
    private static partial void LogTrouble(ILogger log, Exception error);
}
